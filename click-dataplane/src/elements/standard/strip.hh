#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Strip(LENGTH)

=s basicmod
removes bytes from the front of packets

=d
Removes the first LENGTH bytes of each packet. Packets that are shorter are dropped.

=e
Takes the Ethernet header off.

  Strip(14) -> CheckIPHeader

=a Unstrip, EtherEncap
*/
class Strip final : public PacketElement<Strip> {
 public:
  const char* class_name() const override { return "Strip"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < length_) [[unlikely]]
      return dropped(DropReason::kTooShort);
    packet.pull(length_);
    return 0;
  }

 private:
  uint32_t length_ = 0;
};

}  // namespace click
