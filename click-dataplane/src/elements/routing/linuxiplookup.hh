#pragma once

#include <string>
#include <vector>

#include "elements/routing/route_table.hh"
#include "graph/element.hh"

namespace click {

/*
=c
LinuxIPLookup(DEV0, DEV1, ...)

=s iproute
looks up IP routes in the kernel's table

=io
One input, one output more than arguments.

=processing
Push.

=d
Looks up each packet's destination address annotation in the routing table of the Linux kernel, as it was when the
configuration began to run, and sends the packet to the output whose number is that of the route's interface among the
arguments. The annotation is set to the route's gateway, if it has one. Packets for which there is no route, or only one
through an interface that is not mentioned, go to the last output.

=e
  r :: LinuxIPLookup(eth0, eth1);
  r[0] -> ...; r[1] -> ...; r[2] -> ICMPError(18.26.4.24, unreachable, net) -> ...

=a StaticIPLookup, RadixIPLookup
*/
class LinuxIPLookup final : public Element {
 public:
  const char* class_name() const override { return "LinuxIPLookup"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void push(PortId in, PacketBatch batch) override;

 private:
  Status read_route(const std::string& line);

  std::vector<std::string> devices_;
  RouteTable table_;
};

}  // namespace click
