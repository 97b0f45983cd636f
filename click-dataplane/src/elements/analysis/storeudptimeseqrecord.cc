#include "elements/analysis/storeudptimeseqrecord.hh"

#include "elements/analysis/udp_time_record.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

Status StoreUDPTimeSeqRecord::configure(Args& args) {
  return args.keyword("OFFSET", offset_)
      .keyword("DELTA", delta_)
      .check([&] { return offset_ < kPacketCapacity; }, "OFFSET is larger than a packet")
      .finish();
}

Status StoreUDPTimeSeqRecord::take_state(Element& previous) {
  count_ = static_cast<StoreUDPTimeSeqRecord&>(previous).count_;
  return Status::ok();
}

PortId StoreUDPTimeSeqRecord::process(Packet& packet) {
  uint32_t udp = 0;
  DropReason wrong = UdpTimeRecord::find(packet, offset_, udp);
  if (wrong != DropReason::kCount) return dropped(wrong);
  if (!UdpTimeRecord::write(packet, udp, delta_, static_cast<uint32_t>(count_), true))
    return dropped(DropReason::kNoMemory);
  ++count_;
  return 0;
}

void StoreUDPTimeSeqRecord::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset_count", [this] { count_ = 0; });
}

REGISTER_ELEMENT(StoreUDPTimeSeqRecord);

}  // namespace click
