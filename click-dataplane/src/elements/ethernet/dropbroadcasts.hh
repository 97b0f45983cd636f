#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
DropBroadcasts

=s ethernet
drops packets that were link broadcasts or multicasts

=d
Drops packets that arrived as link-level broadcasts or multicasts, as their packet type annotation says. HostEtherFilter
and the devices set it. A router must not pass such packets on (RFC 1812 5.3.4).

=h drops read
Number of packets dropped.

=a HostEtherFilter
*/
class DropBroadcasts final : public PacketElement<DropBroadcasts> {
 public:
  const char* class_name() const override { return "DropBroadcasts"; }
  bool reads_packet_type() const override { return true; }
  Status take_state(Element& previous) override;
  PortId process(Packet& packet) {
    PacketType type = packet.packet_type();
    if (type != PacketType::kBroadcast && type != PacketType::kMulticast) [[likely]]
      return 0;
    ++drops_;
    return dropped(DropReason::kFiltered);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t drops_ = 0;
};

}  // namespace click
