#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StripToNetworkHeader

=s basicmod
removes everything in front of the network header

=d
Removes the bytes in front of each packet's network header, as its annotation tells; packets without a network header
are dropped. A network header that was stripped off before is put back.

=a Strip, CheckIPHeader
*/
class StripToNetworkHeader final : public PacketElement<StripToNetworkHeader> {
 public:
  const char* class_name() const override { return "StripToNetworkHeader"; }
  PortId process(Packet& packet) {
    if (!packet.has_network_header()) [[unlikely]]
      return dropped(DropReason::kMalformed);
    int32_t offset = packet.network_header_offset();
    if (offset > static_cast<int32_t>(packet.length())) [[unlikely]]
      return dropped(DropReason::kTooShort);
    rte_mbuf* mbuf = packet.mbuf();
    mbuf->data_off = static_cast<uint16_t>(mbuf->data_off + offset);
    mbuf->data_len = static_cast<uint16_t>(mbuf->data_len - offset);
    mbuf->pkt_len = mbuf->data_len;
    return 0;
  }
};

}  // namespace click
