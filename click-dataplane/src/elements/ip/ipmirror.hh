#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
IPMirror([DST_ANNO])

=s ip
swaps IP source and destination

=d
Swaps the addresses of IP packets; also the ports of TCP and UDP packets that are no later fragments, and sequence and
acknowledgement number of TCP packets. Checksums stay right. DST_ANNO is a boolean, also as keyword: sets the
destination address annotation to the new destination. Default is true. Packets without an IP header are dropped.

=a EtherMirror
*/
class IPMirror final : public PacketElement<IPMirror> {
 public:
  const char* class_name() const override { return "IPMirror"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool annotate_ = true;
};

}  // namespace click
