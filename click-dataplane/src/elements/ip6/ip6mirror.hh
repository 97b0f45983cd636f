#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
IP6Mirror()

=s ip6
swaps source and destination of IPv6 packets

=d
Swaps the source and destination addresses, and the ports of TCP and UDP in packets that have them. Checksums stay
right. The IPv6 header is the one that the IP header annotation names, or begins the packet; packets without one are
dropped.

=a IPMirror
*/
class IP6Mirror final : public PacketElement<IP6Mirror> {
 public:
  const char* class_name() const override { return "IP6Mirror"; }
  PortId process(Packet& packet);
};

}  // namespace click
