#pragma once

#include "graph/packet_element.hh"
#include "rules/ip_rules.hh"

namespace click {

/*
=c
IPClassifier(PATTERN_1, ..., PATTERN_N)

=s classification
classifies IP packets by contents

=io
One input, one output per pattern.

=processing
Push.

=d
Sends each packet to the output whose pattern is the first that matches, and drops packets that match none. Packets must
have their IP header annotation set, as CheckIPHeader or MarkIPHeader does; others are dropped as malformed.

A pattern is made of these primitives:

`[DIR] host ADDR': the packet's source or destination address is ADDR. DIR is `src', `dst', `src or dst' or `src and
dst'; without it `src or dst' is meant.

`[DIR] net NET': the address lies in NET, which is `ADDR/BITS' or `ADDR mask MASK'.

`[DIR] [tcp | udp] port PORT': the TCP or UDP port, a number or a name.

`ip proto PROTO', `ip vers N', `ip hl N' (header length in words), `ip id N', `ip tos N', `ip dscp N', `ip ttl N',
`ip len N', `ip sum N': the field of the IP header.

`ip frag': a fragment; `ip unfrag': none. `ip ect': from an ECN-capable transport; `ip ce': congestion experienced.

`tcp opt FLAG': the flag syn, fin, ack, rst, psh or urg is set. `tcp win N': the window. `icmp type TYPE': a number or a
name.

`ip[POS:LEN] N', `transp[POS:LEN] N', `tcp[POS:LEN] N', also udp and icmp: LEN (1 to 4, or left out for 1) bytes
of a header, beginning at POS.

`[DIR] ether host ETH': the Ethernet address; the packet's MAC header annotation must be set.

`true' and `false'.

What looks at transport headers matches only first fragments. Primitives are joined by `and' (`&&', or nothing), `or'
(`||'), `not' (`!'), `CONDITION ? YES : NO' (with spaces around the colon) and parentheses.

Before a value may stand `==' or `!='; with numbers also `<', `>', `<=', `>='. `port != 5' asks for a packet that has
ports, neither of which is 5, while `not port 5' matches packets without ports too. `DIRECTIVE & MASK [OP] VALUE'
compares the bits under the mask; `DIRECTIVE & MASK' alone asks whether any of them is set.

Much can be left out: `tcp' is `ip proto tcp', `www' is `port www', `syn' is `tcp opt syn', `10.0.0.0/24' is
`net 10.0.0.0/24', and `src port 80 or 81' means `src port 80 or src port 81'. `-', `any' or `all' alone match every
packet.

Names: ports echo, discard, daytime, chargen, ftp-data, ftp, ssh, telnet, smtp, domain, dns, bootps, bootpc, tftp,
finger, www, pop3, sunrpc, auth, nntp, ntp, netbios-ns, netbios-dgm, netbios-ssn, snmp, snmp-trap, irc, imap3, https,
rip, route, imaps, pop3s; protocols icmp, igmp, ipip, tcp, udp; ICMP types echo-reply, unreachable, sourcequench,
redirect, echo, routeradvert, routersolicit, timeexceeded, parameterproblem, timestamp, timestamp-reply, inforeq,
inforeq-reply, maskreq, maskreq-reply. Addresses may be AddressInfo's names.

The time a packet takes depends on how many fields the patterns look at, and hardly on how many patterns there are. A
warning tells about patterns that no packet can reach.

=e
  IPClassifier(dst tcp port 8000 or 8080,
               dst tcp port > 1023,
               tcp);

=h program read
What the patterns were compiled to.

=a IPFilter, Classifier, CheckIPHeader, MarkIPHeader
*/
class IPClassifier final : public PacketElement<IPClassifier> {
 public:
  const char* class_name() const override { return "IPClassifier"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) { return rules::decide_ip(decision_, packet); }
  void add_handlers(Handlers& handlers) override;

 private:
  rules::Decision decision_;
};

}  // namespace click
