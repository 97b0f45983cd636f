#pragma once

#include <algorithm>
#include <cstring>

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
    uint32_t hash = hash_of(packet.data() + begin, std::min(length_, packet.length() - begin));
    return static_cast<PortId>((uint64_t{hash} * static_cast<uint32_t>(output_count())) >> 32);
  }

 private:
  // Words are copied out, as the bytes of a packet may lie at any address.
  static uint32_t hash_of(const uint8_t* bytes, uint32_t length) {
    uint64_t hash = length;
    while (length > 0) {
      uint64_t word = 0;
      uint32_t size = std::min<uint32_t>(length, sizeof word);
      std::memcpy(&word, bytes, size);
      bytes += size;
      length -= size;
      hash = (hash ^ word) * 0x9e3779b97f4a7c15;
      hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93;
    }
    return static_cast<uint32_t>(hash >> 32);
  }

  uint32_t offset_ = 0;
  uint32_t length_ = 0;
};

}  // namespace click
