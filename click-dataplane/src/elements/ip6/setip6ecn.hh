#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIP6ECN(ECN)

=s ip6
sets the ECN bits of IPv6 packets

=d
Sets the lower two bits of the traffic class to ECN, 0 to 3. The header is the one that
the IP header annotation names, or begins the packet; packets without one are dropped.

=h ecn read
ECN.

=a SetIP6DSCP
*/
class SetIP6ECN final : public PacketElement<SetIP6ECN> {
 public:
  const char* class_name() const override { return "SetIP6ECN"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t ecn_ = 0;
};

}  // namespace click
