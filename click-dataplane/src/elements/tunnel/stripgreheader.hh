#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StripGREHeader()

=s encap
removes GRE headers

=d
Removes the GRE header from the front of packets, with checksum, key and sequence number if it has them. Packets that do
not begin with a GRE header are dropped.

=a GREEncap, CheckGREHeader
*/
class StripGREHeader final : public PacketElement<StripGREHeader> {
 public:
  const char* class_name() const override { return "StripGREHeader"; }
  PortId process(Packet& packet);
};

}  // namespace click
