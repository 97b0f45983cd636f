#include "elements/tunnel/greencap.hh"

#include <rte_byteorder.h>
#include <rte_ip.h>

#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status GREEncap::configure(Args& args) {
  return args.mandatory("PROTOCOL", protocol_)
      .keyword("CHECKSUM", checksum_)
      .keyword("KEY", key_, &has_key_)
      .keyword("SEQUENCE", sequence_)
      .finish();
}

Status GREEncap::take_state(Element& previous) {
  next_ = static_cast<GREEncap&>(previous).next_;
  return Status::ok();
}

PortId GREEncap::process(Packet& packet) {
  uint32_t length = 4 + (checksum_ ? 4 : 0) + (has_key_ ? 4 : 0) + (sequence_ ? 4 : 0);
  if (!packet.push(length)) return dropped(DropReason::kNoMemory);
  uint8_t* at = packet.writable_data();
  std::memset(at, 0, length);
  at[0] = static_cast<uint8_t>((checksum_ ? 0x80 : 0) | (has_key_ ? 0x20 : 0) | (sequence_ ? 0x10 : 0));
  at[2] = static_cast<uint8_t>(protocol_ >> 8);
  at[3] = static_cast<uint8_t>(protocol_);
  uint8_t* field = at + 4 + (checksum_ ? 4 : 0);
  auto put = [&](uint32_t value) {
    value = rte_cpu_to_be_32(value);
    std::memcpy(field, &value, sizeof value);
    field += sizeof value;
  };
  if (has_key_) put(key_);
  if (sequence_) put(next_++);
  if (checksum_) {
    auto sum = static_cast<uint16_t>(~rte_raw_cksum(at, packet.length()));
    std::memcpy(at + 4, &sum, sizeof sum);
  }
  return 0;
}

void GREEncap::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "key", key_); }

REGISTER_ELEMENT(GREEncap);

}  // namespace click
