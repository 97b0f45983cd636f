#pragma once

#include <rte_ether.h>

#include <bit>
#include <cstring>

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
    // Both addresses as two words instead of six pieces.
    static_assert(std::endian::native == std::endian::little);
    uint64_t first;
    uint32_t second;
    std::memcpy(&first, data, sizeof first);
    std::memcpy(&second, data + sizeof first, sizeof second);
    uint64_t swapped = first >> 48 | uint64_t{second} << 16 | first << 48;
    second = static_cast<uint32_t>(first >> 16);
    std::memcpy(data, &swapped, sizeof swapped);
    std::memcpy(data + sizeof first, &second, sizeof second);
    return 0;
  }
};

}  // namespace click
