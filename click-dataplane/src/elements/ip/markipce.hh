#pragma once

#include "elements/ip/tos.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
MarkIPCE([FORCE])

=s ip
marks IP packets with "congestion experienced"

=d
Sets the ECN bits of IP packets to "congestion experienced" (3) and adjusts the checksum. Packets that are not ECN
capable (0), unless FORCE is true, and packets without an IP header are dropped.

=e
  ... -> red :: RED(5, 50, 0.02) -> Queue -> ...
  red[1] -> MarkIPCE -> ...

=h drops read
Number of packets dropped.

=a SetIPECN, RED
*/
class MarkIPCE final : public PacketElement<MarkIPCE> {
 public:
  const char* class_name() const override { return "MarkIPCE"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    if ((header->type_of_service & kEcnBits) == 0 && !force_) return dropped(DropReason::kQueueFull);
    return set_tos_bits(packet, kEcnBits, kEcnBits) ? 0 : dropped(DropReason::kNoMemory);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  bool force_ = false;
};

}  // namespace click
