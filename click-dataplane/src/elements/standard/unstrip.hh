#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Unstrip(LENGTH)

=s basicmod
puts bytes back at the front of packets

=d
Adds LENGTH bytes to the front of each packet. They are what Strip took away before, if it did; otherwise they are
undefined.

=a Strip
*/
class Unstrip final : public PacketElement<Unstrip> {
 public:
  const char* class_name() const override { return "Unstrip"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.headroom() >= length_) [[likely]] {
      // Moves the beginning only, so that bytes that are shared with a copy come back too.
      rte_mbuf* mbuf = packet.mbuf();
      mbuf->data_off = static_cast<uint16_t>(mbuf->data_off - length_);
      mbuf->data_len = static_cast<uint16_t>(mbuf->data_len + length_);
      mbuf->pkt_len += length_;
      return 0;
    }
    return packet.push(length_) ? 0 : dropped(DropReason::kNoMemory);
  }

 private:
  uint32_t length_ = 0;
};

}  // namespace click
