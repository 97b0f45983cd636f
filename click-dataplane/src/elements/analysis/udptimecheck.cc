#include "elements/analysis/udptimecheck.hh"

#include "elements/analysis/udp_time_record.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status UDPTimeCheck::configure(Args& args) {
  return args.keyword("OFFSET", offset_)
      .keyword("IN", in_)
      .keyword("CSUM", checksum_)
      .check([&] { return offset_ < kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

Status UDPTimeCheck::take_state(Element& previous) {
  count_ = static_cast<UDPTimeCheck&>(previous).count_;
  return Status::ok();
}

PortId UDPTimeCheck::process(Packet& packet) {
  uint32_t udp = 0;
  DropReason wrong = UdpTimeRecord::find(packet, offset_, udp);
  if (wrong != DropReason::kCount) return dropped(wrong);
  if (!UdpTimeRecord::write(packet, udp, in_, static_cast<uint32_t>(count_), checksum_))
    return dropped(DropReason::kNoMemory);
  ++count_;
  return 0;
}

void UDPTimeCheck::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_count", [this] { count_ = 0; });
}

REGISTER_ELEMENT(UDPTimeCheck);

}  // namespace click
