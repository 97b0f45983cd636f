#include "elements/ipsec/ipsecespunencap.hh"

#include <rte_byteorder.h>

#include <cstring>

#include "elements/ipsec/cipher.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status IPsecESPUnencap::configure(Args& args) {
  return args.keyword("IV", iv_)
      .keyword("SPI", spi_)
      .keyword("WINDOW", window_)
      .check([&] { return iv_ == 8 || iv_ == 16; }, "IV must be 8 or 16")
      .check([&] { return window_ <= 64; }, "WINDOW must be at most 64")
      .finish();
}

Status IPsecESPUnencap::take_state(Element& previous) {
  auto& before = static_cast<IPsecESPUnencap&>(previous);
  highest_ = before.highest_;
  seen_ = before.seen_;
  replays_ = before.replays_;
  return Status::ok();
}

// RFC 4303, 3.4.3.
bool IPsecESPUnencap::replayed(uint32_t sequence) {
  if (window_ == 0) return false;
  if (sequence > highest_) {
    uint32_t ahead = sequence - highest_;
    seen_ = ahead < 64 ? seen_ << ahead | 1 : 1;
    highest_ = sequence;
    return false;
  }
  uint32_t behind = highest_ - sequence;
  if (sequence == 0 || behind >= window_ || (seen_ >> behind & 1) != 0) {
    ++replays_;
    return true;
  }
  seen_ |= uint64_t{1} << behind;
  return false;
}

PortId IPsecESPUnencap::process(Packet& packet) {
  auto other = [&](DropReason reason) { return output_count() > 1 ? 1 : dropped(reason); };
  uint32_t front = kEspHeader + iv_;
  if (packet.length() < front + 2) return other(DropReason::kTooShort);
  uint32_t words[2];
  std::memcpy(words, packet.data(), sizeof words);
  if (spi_ != 0 && rte_be_to_cpu_32(words[0]) != spi_) return other(DropReason::kNotForUs);
  const uint8_t* end = packet.end();
  uint32_t padding = end[-2];
  if (packet.length() < front + 2 + padding) return other(DropReason::kMalformed);
  for (uint32_t i = 0; i < padding; ++i) {
    if (end[-2 - static_cast<int>(padding) + static_cast<int>(i)] != i + 1) return other(DropReason::kMalformed);
  }
  if (replayed(rte_be_to_cpu_32(words[1]))) return other(DropReason::kFiltered);
  packet.take(padding + 2);
  packet.pull(front);
  return 0;
}

void IPsecESPUnencap::add_handlers(Handlers& handlers) { add_read_handler(handlers, "replays", replays_); }

REGISTER_ELEMENT(IPsecESPUnencap);

}  // namespace click
