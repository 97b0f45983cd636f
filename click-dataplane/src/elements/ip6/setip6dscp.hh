#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIP6DSCP(DSCP)

=s ip6
sets the DSCP of IPv6 packets

=d
Sets the upper six bits of the traffic class to DSCP, 0 to 63. The header is the one that
the IP header annotation names, or begins the packet; packets without one are dropped.

=h dscp read
DSCP.

=a SetIP6ECN
*/
class SetIP6DSCP final : public PacketElement<SetIP6DSCP> {
 public:
  const char* class_name() const override { return "SetIP6DSCP"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t dscp_ = 0;
};

}  // namespace click
