#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StripTransportHeader

=s ip
removes everything up to the end of the transport header

=d
Removes the bytes of each IP packet up to the end of its TCP, UDP or ICMP header. The annotations stay, so
UnstripTransportHeader and UnstripIPHeader can put headers back. Packets without an IP header, later fragments, packets
of other protocols and packets that end before are dropped.

=a StripTCPHeader, UnstripTransportHeader, StripIPHeader
*/
class StripTransportHeader final : public PacketElement<StripTransportHeader> {
 public:
  const char* class_name() const override { return "StripTransportHeader"; }
  PortId process(Packet& packet);
};

}  // namespace click
