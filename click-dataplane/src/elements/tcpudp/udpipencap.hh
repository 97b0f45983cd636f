#pragma once

#include "elements/tcpudp/udp_ip_encapsulation.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
UDPIPEncap(SRC, SPORT, DST, DPORT [, CHECKSUM])

=s udp
puts packets in UDP packets

=d
Puts IP and UDP headers in front of each packet: from address SRC and port SPORT to address DST and port DPORT, and sets
the packet's IP header and destination address annotations. DST may be DST_ANNO: each packet's destination address
annotation. CHECKSUM is a boolean: whether to compute the UDP checksum; default is true.

=e
  UDPIPEncap(1.0.0.1, 1234, 2.0.0.2, 1234)

=h src read/write
SRC.

=h sport read/write
SPORT.

=h dst read/write
DST.

=h dport read/write
DPORT.

=a DynamicUDPIPEncap, IPEncap, Strip
*/
class UDPIPEncap final : public PacketElement<UDPIPEncap> {
 public:
  const char* class_name() const override { return "UDPIPEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) { return encapsulation_.encapsulate(packet) ? 0 : dropped(DropReason::kNoMemory); }
  void add_handlers(Handlers& handlers) override;

 private:
  UdpIpEncapsulation encapsulation_;
};

}  // namespace click
