#pragma once

#include "elements/icmp/icmp_packet.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
ICMPPingEncap(SRC, DST [, IDENTIFIER])

=s icmp
puts packets in ICMP echo requests

=d
Puts IP and ICMP headers in front of each packet, so that it becomes an echo request from SRC to DST, and sets its IP
header and destination address annotations. The sequence number grows by one from packet to packet, beginning with 0.
IDENTIFIER is the ICMP identifier; keyword only, default 0.

=h src read/write
SRC.

=h dst read/write
DST.

=a ICMPPingSource, ICMPPingResponder, ICMPIPEncap
*/
class ICMPPingEncap final : public PacketElement<ICMPPingEncap> {
 public:
  const char* class_name() const override { return "ICMPPingEncap"; }
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
