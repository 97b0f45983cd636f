#pragma once

#include <rte_ether.h>

#include "graph/packet_element.hh"

namespace click {

/*
=c
MarkEtherHeader([OFFSET])

=s ethernet
sets the MAC header annotation

=d
Says that the packet's Ethernet header begins OFFSET bytes into it, and sets the MAC header annotation so. OFFSET
defaults to 0. Packets that end before the header does are dropped.

=a MarkIPHeader
*/
class MarkEtherHeader final : public PacketElement<MarkEtherHeader> {
 public:
  const char* class_name() const override { return "MarkEtherHeader"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < offset_ + sizeof(rte_ether_hdr)) [[unlikely]]
      return dropped(DropReason::kTooShort);
    packet.set_mac_header(static_cast<int32_t>(offset_));
    return 0;
  }

 private:
  uint32_t offset_ = 0;
};

}  // namespace click
