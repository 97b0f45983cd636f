#include "elements/tunnel/gtpencap.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status GTPEncap::configure(Args& args) {
  return args.mandatory("TEID", teid_)
      .keyword("TYPE", type_)
      .keyword("SEQUENCE", sequence_)
      .keyword("QFI", qfi_, &has_qfi_)
      .check([&] { return qfi_ <= 63; }, "QFI must be from 0 to 63")
      .finish();
}

Status GTPEncap::take_state(Element& previous) {
  next_ = static_cast<GTPEncap&>(previous).next_;
  return Status::ok();
}

PortId GTPEncap::process(Packet& packet) {
  bool optional = sequence_ || has_qfi_;
  uint32_t behind = packet.length() + (optional ? 4 : 0) + (has_qfi_ ? 4 : 0);
  uint32_t teid = teid_ != 0 ? teid_ : packet.annotation<uint32_t>(kAggregate);
  if (!packet.push(8 + (optional ? 4u : 0) + (has_qfi_ ? 4u : 0))) return dropped(DropReason::kNoMemory);
  uint8_t* at = packet.writable_data();
  at[0] = static_cast<uint8_t>(0x30 | (has_qfi_ ? 4 : 0) | (sequence_ ? 2 : 0));
  at[1] = type_;
  at[2] = static_cast<uint8_t>(behind >> 8);
  at[3] = static_cast<uint8_t>(behind);
  for (int i = 0; i < 4; ++i) at[4 + i] = static_cast<uint8_t>(teid >> (24 - 8 * i));
  if (!optional) return 0;
  uint16_t sequence = sequence_ ? next_++ : 0;
  at[8] = static_cast<uint8_t>(sequence >> 8);
  at[9] = static_cast<uint8_t>(sequence);
  at[10] = 0;
  at[11] = has_qfi_ ? 0x85 : 0;
  if (!has_qfi_) return 0;
  at[12] = 1;     // in words of 4 bytes
  at[13] = 0x10;  // uplink
  at[14] = qfi_;
  at[15] = 0;
  return 0;
}

void GTPEncap::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "teid", teid_); }

REGISTER_ELEMENT(GTPEncap);

}  // namespace click
