#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
UnstripTransportHeader

=s ip
puts the transport header back

=d
Puts the transport header that StripTransportHeader or StripTCPHeader has removed back in front of the packet, as its
annotation tells. Packets that have it still pass unchanged; packets without the annotation are dropped.

Also known as UnstripTCPHeader.

=a StripTransportHeader, StripTCPHeader, UnstripIPHeader
*/
class UnstripTransportHeader final : public PacketElement<UnstripTransportHeader> {
 public:
  const char* class_name() const override { return "UnstripTransportHeader"; }
  PortId process(Packet& packet) {
    if (packet.annotations().transport_header == 0) [[unlikely]]
      return dropped(DropReason::kMalformed);
    int32_t offset = packet.transport_header_offset();
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
