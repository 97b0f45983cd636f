#pragma once

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
StripIPHeader

=s ip
removes the outermost IP header

=d
Removes the IP header that the packet's annotation tells, and everything in front of it. The annotation stays, so
UnstripIPHeader can put it back; for a packet inside of the packet, CheckIPHeader or MarkIPHeader has to find its
header. Packets without an IP header are dropped.

=a UnstripIPHeader, CheckIPHeader, MarkIPHeader, Strip
*/
class StripIPHeader final : public PacketElement<StripIPHeader> {
 public:
  const char* class_name() const override { return "StripIPHeader"; }
  PortId process(Packet& packet) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    packet.pull(static_cast<uint32_t>(packet.network_header_offset()) + ip_header_length(*header));
    return 0;
  }
};

}  // namespace click
