#pragma once

#include <rte_jhash.h>
#include <algorithm>

#include "graph/packet_element.hh"

namespace click {

/*
=c
HashSwitch(OFFSET, LENGTH)

=s classification
sends packets to outputs by a hash of their bytes

=io
One input, any number of outputs.

=processing
Push.

=d
Sends each packet to an output chosen by a hash of the LENGTH bytes from OFFSET on, so packets that agree there stay
together. Of a packet that ends earlier, the bytes that are there count.

=e
By the IP destination address of packets without Ethernet header:

  HashSwitch(16, 4)

=a RandomSwitch, RoundRobinSwitch, StrideSwitch, Switch
*/
class HashSwitch final : public PacketElement<HashSwitch> {
 public:
  const char* class_name() const override { return "HashSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    uint32_t begin = std::min(offset_, packet.length());
    uint32_t hash = rte_jhash(packet.data() + begin, std::min(length_, packet.length() - begin), 0);
    return static_cast<PortId>((uint64_t{hash} * static_cast<uint32_t>(output_count())) >> 32);
  }

 private:
  uint32_t offset_ = 0;
  uint32_t length_ = 0;
};

}  // namespace click
