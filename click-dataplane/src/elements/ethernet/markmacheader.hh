#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
MarkMACHeader([OFFSET, LENGTH])

=s ethernet
sets the MAC header annotation

=d
Says that the MAC header begins OFFSET bytes into the packet; default is 0. With a LENGTH other than 0, the network
header is said to begin LENGTH bytes behind that. Both may be given as keywords. Packets that end before are dropped.

=a MarkEtherHeader, MarkIPHeader
*/
class MarkMACHeader final : public PacketElement<MarkMACHeader> {
 public:
  const char* class_name() const override { return "MarkMACHeader"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < offset_ + length_) return dropped(DropReason::kTooShort);
    packet.set_mac_header(static_cast<int32_t>(offset_));
    if (length_ != 0) packet.set_network_header(static_cast<int32_t>(offset_ + length_), 0);
    return 0;
  }

 private:
  uint32_t offset_ = 0;
  uint32_t length_ = 0;
};

}  // namespace click
