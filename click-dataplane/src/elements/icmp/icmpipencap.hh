#pragma once

#include "elements/icmp/icmp_packet.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
ICMPIPEncap(SRC, DST, TYPE [, CODE, IDENTIFIER])

=s icmp
puts packets in ICMP messages

=d
Puts IP and ICMP headers in front of each packet: a message from SRC to DST with TYPE and CODE, and sets its IP header
and destination address annotations. The sequence number grows by one from packet to packet, beginning with 0.
Arguments, also as keywords:

TYPE is a number up to 255 or a name: echo_reply, unreachable, sourcequench, redirect, echo, timeexceeded,
parameterproblem, timestamp, timestamp_reply, inforeq, inforeq_reply, maskreq, maskreq_reply.

CODE is a number up to 255. Default is 0.

IDENTIFIER is the ICMP identifier. Keyword only, default 0.

=h src read/write
SRC.

=h dst read/write
DST.

=a ICMPPingEncap, ICMPError
*/
class ICMPIPEncap final : public PacketElement<ICMPIPEncap> {
 public:
  const char* class_name() const override { return "ICMPIPEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (!encapsulate_icmp(packet, fields_)) return dropped(DropReason::kNoMemory);
    ++fields_.sequence;
    ++fields_.ip_id;
    return 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  IcmpFields fields_;
};

}  // namespace click
