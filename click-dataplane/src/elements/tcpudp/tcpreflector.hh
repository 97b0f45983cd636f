#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
TCPReflector

=s tcp
answers as a TCP server would

=d
Turns each TCP packet into an answer that a server could give, without remembering anything: a SYN is answered with SYN
and ACK, data and a FIN are acknowledged, and a FIN is answered with one. Addresses and ports are swapped, what was in
the packet is taken off, TTL and checksums are set, and the destination annotation becomes the new destination. The
first sequence number is made from addresses and ports, so it is the same for a SYN that is sent again.

A packet with RST is dropped, because nothing answers to it, and so are fragments, packets that are not TCP, and those
whose header is not all there. Two reflectors must not face each other: they would answer for ever.

=e
  FromDPDKDevice(0) -> Strip(14) -> CheckIPHeader -> IPFilter(allow dst host 1.0.0.77 && dst tcp port 99)
    -> TCPReflector -> EtherEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2) -> ToDPDKDevice(0);

=a ICMPPingResponder, IPMirror
*/
class TCPReflector final : public PacketElement<TCPReflector> {
 public:
  const char* class_name() const override { return "TCPReflector"; }
  PortId process(Packet& packet);
};

}  // namespace click
