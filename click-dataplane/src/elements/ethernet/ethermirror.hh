#pragma once

#include <rte_ether.h>
#include <utility>

#include "graph/packet_element.hh"

namespace click {

/*
=c
EtherMirror

=s ethernet
swaps Ethernet source and destination

=d
Swaps source and destination address of Ethernet frames; shorter packets are dropped.

=a EtherRewrite
*/
class EtherMirror final : public PacketElement<EtherMirror> {
 public:
  const char* class_name() const override { return "EtherMirror"; }
  PortId process(Packet& packet) {
    if (packet.length() < sizeof(rte_ether_hdr)) [[unlikely]]
      return dropped(DropReason::kTooShort);
    uint8_t* data = packet.writable_data();
    if (data == nullptr) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    auto& header = *reinterpret_cast<rte_ether_hdr*>(data);
    std::swap(header.src_addr, header.dst_addr);
    return 0;
  }
};

}  // namespace click
