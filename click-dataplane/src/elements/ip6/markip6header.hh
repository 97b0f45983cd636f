#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
MarkIP6Header([OFFSET])

=s ip6
sets the IP header annotation of IPv6 packets

=d
Sets the IP header annotation to OFFSET, without looking at the packet. Default is 0.

=a CheckIP6Header
*/
class MarkIP6Header final : public PacketElement<MarkIP6Header> {
 public:
  const char* class_name() const override { return "MarkIP6Header"; }
  Status configure(Args& args) override;
  void process(Packet& packet);

 private:
  uint32_t offset_ = 0;
};

}  // namespace click
