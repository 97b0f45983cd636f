#pragma once

#include "elements/ethernet/vlan.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
StripEtherVLANHeader([NATIVE_VLAN])

=s ethernet
removes Ethernet headers with VLAN tags

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Removes the Ethernet header of each frame with its 802.1Q tag (18 bytes), and sets the packet's VLAN annotation to the
tag's content. From frames without a tag it removes the Ethernet header (14 bytes) and sets the annotation to
NATIVE_VLAN; when NATIVE_VLAN is not given or negative, they go to output 1 unchanged, or are dropped if there is none.

=a EtherVLANEncap, VLANDecap
*/
class StripEtherVLANHeader final : public PacketElement<StripEtherVLANHeader> {
 public:
  const char* class_name() const override { return "StripEtherVLANHeader"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    const auto* header = reinterpret_cast<const VlanFrameHeader*>(packet.data());
    bool tagged = packet.length() >= sizeof(VlanFrameHeader) && header->tag_type == RTE_BE16(RTE_ETHER_TYPE_VLAN);
    if (tagged) {
      packet.set_annotation(kVlanTci, header->tci);
      packet.pull(sizeof(VlanFrameHeader));
      return 0;
    }
    if (native_ < 0) return otherwise_;
    if (packet.length() < sizeof(rte_ether_hdr)) return dropped(DropReason::kTooShort);
    packet.set_annotation(kVlanTci, rte_cpu_to_be_16(static_cast<uint16_t>(native_)));
    packet.pull(sizeof(rte_ether_hdr));
    return 0;
  }

 private:
  int native_ = -1;
  PortId otherwise_ = 1;
};

}  // namespace click
