#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIP6HLIM(HLIM)

=s ip6
sets the hop limit of IPv6 packets

=d
Sets the hop limit to HLIM, 0 to 255. The header is the one that
the IP header annotation names, or begins the packet; packets without one are dropped.

=h hlim read
HLIM.

=a DecIP6HLIM
*/
class SetIP6HLIM final : public PacketElement<SetIP6HLIM> {
 public:
  const char* class_name() const override { return "SetIP6HLIM"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint8_t limit_ = 0;
};

}  // namespace click
