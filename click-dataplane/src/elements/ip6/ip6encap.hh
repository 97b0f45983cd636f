#pragma once

#include "packet/addresses.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
IP6Encap(PROTO, SRC, DST [, HLIM, CLASS])

=s ip6
puts IPv6 headers in front of packets

=d
Puts an IPv6 header in front of each packet and sets its IP header and IPv6 destination annotations. Arguments:

PROTO is the number of what the packet begins with: the next header. `ipip', `ip6', `tcp', `udp', `icmp6', `gre' and
`esp' are names for it.

SRC and DST are the addresses. DST may be DST_ANNO: the packet's IPv6 destination annotation.

HLIM is the hop limit. Default is 250.

CLASS is the traffic class. Default is 0.

=e
  IP6Encap(4, 2000:10:1::2, 2000:20:1::2, HLIM 20)

=h src read/write
SRC.

=h dst read/write
DST.

=a IPEncap, CheckIP6Header
*/
class IP6Encap final : public PacketElement<IP6Encap> {
 public:
  const char* class_name() const override { return "IP6Encap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint8_t protocol_ = 0;
  Ip6Address source_;
  Ip6Address destination_;
  bool from_annotation_ = false;
  uint8_t hop_limit_ = 250;
  uint8_t class_ = 0;
};

}  // namespace click
