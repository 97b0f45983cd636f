#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
UnstripIPHeader

=s ip
puts the outermost IP header back

=d
Puts the IP header that StripIPHeader has removed back in front of the packet, as its IP header annotation tells.
Packets that have it still pass unchanged; packets without the annotation are dropped.

=a StripIPHeader, MarkIPHeader, Unstrip
*/
class UnstripIPHeader final : public PacketElement<UnstripIPHeader> {
 public:
  const char* class_name() const override { return "UnstripIPHeader"; }
  PortId process(Packet& packet) {
    if (!packet.has_network_header()) [[unlikely]]
      return dropped(DropReason::kMalformed);
    int32_t offset = packet.network_header_offset();
    if (offset >= 0) return 0;
    // The bytes are there still, so this is a move of the beginning, also in a packet that is shared.
    rte_mbuf* mbuf = packet.mbuf();
    mbuf->data_off = static_cast<uint16_t>(mbuf->data_off + offset);
    mbuf->data_len = static_cast<uint16_t>(mbuf->data_len - offset);
    mbuf->pkt_len = mbuf->data_len;
    return 0;
  }
};

}  // namespace click
