#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIP6FlowLabel(LABEL)

=s ip6
sets the flow label of IPv6 packets

=d
Sets the flow label to LABEL, which has 20 bits. The header is the one that
the IP header annotation names, or begins the packet; packets without one are dropped.

=h label read
LABEL.

=a SetIP6DSCP
*/
class SetIP6FlowLabel final : public PacketElement<SetIP6FlowLabel> {
 public:
  const char* class_name() const override { return "SetIP6FlowLabel"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t label_ = 0;
};

}  // namespace click
