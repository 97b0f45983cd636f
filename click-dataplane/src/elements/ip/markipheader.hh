#pragma once

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
MarkIPHeader([OFFSET])

=s ip
sets the IP header annotation

=d
Says that the packet's IP header begins OFFSET bytes into it, and sets the IP header annotation so, without a check of
the header. Packets that end before the header would are dropped. OFFSET defaults to 0.

=a CheckIPHeader
*/
class MarkIPHeader final : public PacketElement<MarkIPHeader> {
 public:
  const char* class_name() const override { return "MarkIPHeader"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < offset_ + sizeof(rte_ipv4_hdr)) [[unlikely]]
      return dropped(DropReason::kTooShort);
    const auto& header = *reinterpret_cast<const rte_ipv4_hdr*>(packet.data() + offset_);
    packet.set_network_header(static_cast<int32_t>(offset_), ip_header_length(header));
    return 0;
  }

 private:
  uint32_t offset_ = 0;
};

}  // namespace click
