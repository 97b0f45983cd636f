#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
DecIP6HLIM()

=s ip6
decrements the hop limit of IPv6 packets

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Decrements the hop limit. Packets whose hop limit is 1 or 0 go to output 1 as they are, or are dropped if there is none.
The IPv6 header is the one that the IP header annotation names, or begins the packet.

=e
  dt :: DecIP6HLIM; dt[1] -> ICMP6Error(fd00::1, 3, 0) -> ...

=h drops read
Number of packets whose hop limit had expired.

=a ICMP6Error, CheckIP6Header
*/
class DecIP6HLIM final : public PacketElement<DecIP6HLIM> {
 public:
  const char* class_name() const override { return "DecIP6HLIM"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t expired_ = 0;
};

}  // namespace click
