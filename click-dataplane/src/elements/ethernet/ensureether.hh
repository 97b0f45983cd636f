#pragma once

#include <rte_ether.h>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EnsureEther([ETHERTYPE, SRC, DST])

=s ethernet
sees to it that IP packets are in Ethernet frames

=d
IP packets (those with an IP header annotation) that begin with their IP header get an Ethernet header: the one that was
there before, if it looks as if one had been stripped off, otherwise one with ETHERTYPE, SRC and DST. Packets in frames
already, and other packets, pass unchanged. Arguments, also as keywords: ETHERTYPE, default 0x0800; SRC, default
1:1:1:1:1:1; DST, default 2:2:2:2:2:2.

=a EtherEncap, EtherRewrite, Strip
*/
class EnsureEther final : public PacketElement<EnsureEther> {
 public:
  const char* class_name() const override { return "EnsureEther"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint16_t ether_type_ = RTE_ETHER_TYPE_IPV4;
  EtherAddress source_{{1, 1, 1, 1, 1, 1}};
  EtherAddress destination_{{2, 2, 2, 2, 2, 2}};
};

}  // namespace click
