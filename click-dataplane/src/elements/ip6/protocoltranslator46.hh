#pragma once

#include "packet/addresses.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
ProtocolTranslator46([PREFIX])

=s ip6
translates IPv4 packets to IPv6

=d
Makes IPv6 packets of IPv4 packets. Headers, ICMP messages with the packets that they quote, fragments and the checksums
of TCP, UDP and ICMP are translated as RFC 7915 says. Packets that are malformed, and ICMP messages that the other
protocol does not have, are dropped. The IPv4 header is the one that the IP header annotation names, or begins the
packet; what is in front of it is removed. The IP header and IPv6 destination annotations are set.

PREFIX is what the IPv6 addresses begin with; the IPv4 addresses are their last four bytes. Default is ::ffff:0:0; RFC
6052's is 64:ff9b::.

=a ProtocolTranslator64
*/
class ProtocolTranslator46 final : public PacketElement<ProtocolTranslator46> {
 public:
  const char* class_name() const override { return "ProtocolTranslator46"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  Ip6Address prefix_{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0}};
};

}  // namespace click
