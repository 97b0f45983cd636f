#pragma once

#include <string>

#include "graph/argument_types.hh"
#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
IPEncap(PROTO, SRC, DST [, TTL, DSCP, ECT, CE, TOS, DF])

=s ip
puts packets in IP packets

=d
Puts an IP header in front of each packet: protocol PROTO (a number, or a name such as ipip or udp), from SRC to DST,
and sets the packet's IP header and destination address annotations. DST may be DST_ANNO: each packet's destination
address annotation. Keyword arguments are:

TTL is the time to live. Default is 250.

DSCP is the differentiated services code point, from 0 to 63. Default is 0.

ECT sets the ECN bits to "capable": true (or 1) to ECT(1), 2 to ECT(0). CE, a boolean, sets them to "congestion
experienced". Default is not to.

TOS is the whole TOS byte, instead of DSCP, ECT and CE.

DF is a boolean: must not be fragmented. Default is false.

=e
  IPEncap(ipip, 18.26.4.24, 140.247.60.147)

=h src read/write
SRC.

=h dst read/write
DST.

=a UDPIPEncap, StripIPHeader
*/
class IPEncap final : public PacketElement<IPEncap> {
 public:
  const char* class_name() const override { return "IPEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  Status read_destination(const std::string& text, const ArgumentContext& context);

  rte_ipv4_hdr header_{};
  uint32_t sum_ = 0;  // of the words of header_
  bool annotated_destination_ = false;
  uint16_t id_ = 0;
};

}  // namespace click
