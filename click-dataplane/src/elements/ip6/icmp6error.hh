#pragma once

#include "packet/addresses.hh"

struct rte_ipv6_hdr;

#include "graph/packet_element.hh"

namespace click {

/*
=c
ICMP6Error(IP6ADDR, TYPE, CODE [, MTU, PTR])

=s ip6
makes ICMPv6 errors

=d
Makes an ICMPv6 error (RFC 4443) about each packet and drops the packet. The error comes from IP6ADDR, goes to the
packet's source, has TYPE and CODE, and quotes as much of the packet as fits into 1280 bytes. Its IPv6 destination
annotation is set. There is no error about ICMPv6 errors and redirects, fragments that are not the first, packets whose
source is not a single host, and packets sent to many, on the link or as multicast, except `packet too big'. Arguments:

TYPE and CODE are numbers: 1 unreachable, 2 packet too big, 3 time exceeded, 4 parameter problem.

MTU is what a `packet too big' says. Default is 1280.

PTR is where the problem is that a `parameter problem' is about. Default is 0.

The IPv6 header is the one that the IP header annotation names, or begins the packet.

=e
  dt :: DecIP6HLIM; dt[1] -> ICMP6Error(fd00::1, 3, 0) -> RatedSplitter(10) -> ...

=a DecIP6HLIM, ICMPError
*/
class ICMP6Error final : public PacketElement<ICMP6Error> {
 public:
  const char* class_name() const override { return "ICMP6Error"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool deserves_answer(const Packet& packet, const rte_ipv6_hdr& ip) const;

  Ip6Address source_;
  uint8_t type_ = 0;
  uint8_t code_ = 0;
  uint32_t mtu_ = 1280;
  uint32_t pointer_ = 0;
};

}  // namespace click
