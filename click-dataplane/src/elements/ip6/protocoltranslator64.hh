#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
ProtocolTranslator64()

=s ip6
translates IPv6 packets to IPv4

=d
Makes IPv4 packets of IPv6 packets; the IPv4 addresses are the last four bytes of the IPv6 addresses. Headers, ICMP
messages with the packets that they quote, fragments and the checksums of TCP, UDP and ICMP are translated as RFC 7915
says. Packets that are malformed, and ICMP messages that the other protocol does not have, are dropped. The IPv6 header
is the one that the IP header annotation names, or begins the packet; what is in front of it is removed. The IP header
and destination annotations are set.

=a ProtocolTranslator46
*/
class ProtocolTranslator64 final : public PacketElement<ProtocolTranslator64> {
 public:
  const char* class_name() const override { return "ProtocolTranslator64"; }
  PortId process(Packet& packet);
};

}  // namespace click
