#include "elements/ipsec/ipsecespencap.hh"

#include <openssl/rand.h>
#include <rte_byteorder.h>

#include <cstring>

#include "elements/ipsec/cipher.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status IPsecESPEncap::configure(Args& args) {
  Status status =
      args.mandatory("SPI", spi_)
          .keyword("IV", iv_)
          .keyword("BLOCK", block_)
          .keyword("NEXT", next_, &has_next_)
          .check([&] { return iv_ == 8 || iv_ == 16; }, "IV must be 8 or 16")
          .check([&] { return block_ == 0 || block_ == 4 || block_ == 8 || block_ == 16; }, "BLOCK must be 4, 8 or 16")
          .finish();
  if (block_ == 0) block_ = iv_;
  return status;
}

Status IPsecESPEncap::take_state(Element& previous) {
  auto& before = static_cast<IPsecESPEncap&>(previous);
  if (before.spi_ == spi_) sequence_ = before.sequence_;
  return Status::ok();
}

PortId IPsecESPEncap::process(Packet& packet) {
  if (sequence_ == UINT32_MAX) return dropped(DropReason::kTableFull);
  uint32_t length = packet.length();
  uint8_t next = has_next_ ? next_ : length > 0 && packet.data()[0] >> 4 == 6 ? uint8_t{41} : uint8_t{4};
  uint32_t padding = (block_ - (length + 2) % block_) % block_;
  if (!packet.put(padding + 2) || !packet.push(kEspHeader + iv_)) return dropped(DropReason::kNoMemory);
  uint8_t* data = packet.writable_data();
  uint32_t words[2] = {rte_cpu_to_be_32(spi_), rte_cpu_to_be_32(++sequence_)};
  std::memcpy(data, words, sizeof words);
  if (RAND_bytes(data + kEspHeader, static_cast<int>(iv_)) != 1) return dropped(DropReason::kUnsupported);
  uint8_t* trailer = data + kEspHeader + iv_ + length;
  for (uint32_t i = 0; i < padding; ++i) trailer[i] = static_cast<uint8_t>(i + 1);
  trailer[padding] = static_cast<uint8_t>(padding);
  trailer[padding + 1] = next;
  return 0;
}

void IPsecESPEncap::add_handlers(Handlers& handlers) { add_read_handler(handlers, "sequence", sequence_); }

REGISTER_ELEMENT(IPsecESPEncap);

}  // namespace click
