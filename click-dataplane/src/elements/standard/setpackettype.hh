#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetPacketType(TYPE)

=s annotations
sets the packet type annotation

=d
Sets for whom a packet was on its link: TYPE is HOST, BROADCAST, MULTICAST, OTHERHOST, OUTGOING or LOOPBACK.

=a DropBroadcasts, HostEtherFilter
*/
class SetPacketType final : public PacketElement<SetPacketType> {
 public:
  const char* class_name() const override { return "SetPacketType"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_packet_type(type_); }

 private:
  PacketType type_ = PacketType::kHost;
};

}  // namespace click
