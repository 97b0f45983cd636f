#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StripTCPHeader

=s tcp
removes everything up to the end of the TCP header

=d
Removes the bytes of each TCP packet up to the end of its TCP header. The annotations stay, so UnstripTCPHeader and
UnstripIPHeader can put headers back. Packets that are not TCP, later fragments, and packets that end before are
dropped.

=e
  StripTCPHeader -> c :: Classifier(0/474554, -)   // GET
  c[0] -> UnstripIPHeader -> ...

=a UnstripTCPHeader, StripTransportHeader, StripIPHeader
*/
class StripTCPHeader final : public PacketElement<StripTCPHeader> {
 public:
  const char* class_name() const override { return "StripTCPHeader"; }
  PortId process(Packet& packet);
};

}  // namespace click
