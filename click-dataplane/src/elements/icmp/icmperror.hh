#pragma once

#include <vector>

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
ICMPError(SRC, TYPE [, CODE, BADADDRS, MTU, PMTU, USE_FIX_ANNO])

=s icmp
makes ICMP error messages

=d
Turns each IP packet into an ICMP error message about it: from SRC to the packet's source, with the packet's header
and as much of its data as fits. Sets the destination address annotation, and the "fix IP source" annotation, so that
FixIPSrc can put in the address of the outgoing interface. Connect it to the routing lookup, as if the message had come
in from outside. Packets must have their IP header annotation set. Arguments:

TYPE is a number or one of unreachable, sourcequench, redirect, timeexceeded, parameterproblem. CODE is a number,
default 0, or one of net, host, protocol, port, needfrag (for unreachable), net, host (redirect), transit, reassembly
(timeexceeded), erroratptr, missingopt, length (parameterproblem).

BADADDRS is a list of IP addresses: packets from or to one of these are not answered. Default is none.

MTU is the greatest length of a message. Default is 576.

PMTU is the MTU that an unreachable/needfrag message tells. Default is 0.

USE_FIX_ANNO (or SET_FIX_ANNO) is a boolean: whether to set the "fix IP source" annotation. Default is true.

A redirect tells the packet's destination address annotation as the gateway. A parameterproblem/erroratptr points to the
byte that IPGWOptions noted.

Dropped without an answer are ICMP errors, fragments that are not the first, link broadcasts and multicasts, and packets
whose source is no single host or whose destination is a multicast or broadcast (RFC 1812 4.3.2.7). The answer to a
source-routed packet goes straight to its source.

=e
  ttl :: DecIPTTL;
  ttl[1] -> ICMPError(18.26.4.24, timeexceeded) -> RatedSplitter(10) -> ...

=a DecIPTTL, FixIPSrc, IPGWOptions, IPFragmenter, PaintTee
*/
class ICMPError final : public PacketElement<ICMPError> {
 public:
  const char* class_name() const override { return "ICMPError"; }
  bool reads_packet_type() const override { return true; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool deserves_answer(const Packet& packet, const rte_ipv4_hdr& ip) const;
  bool is_bad(uint32_t address) const;
  uint32_t second_word(const Packet& packet) const;
  Packet make_error(const Packet& packet, const rte_ipv4_hdr& ip) const;

  IpAddress source_;
  uint8_t type_ = 0;
  uint8_t code_ = 0;
  uint16_t mtu_ = 576;
  uint16_t path_mtu_ = 0;
  bool set_fix_ = true;
  std::vector<IpAddress> bad_addresses_;
};

}  // namespace click
