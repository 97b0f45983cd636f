#pragma once

#include "elements/ethernet/vlan.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
VLANDecap([ANNO, ETHERTYPE])

=s ethernet
takes VLAN tags out of Ethernet frames

=d
Takes the 802.1Q tag out of tagged Ethernet frames; others pass unchanged. Keyword arguments are:

ANNO is a boolean: sets the VLAN annotation to the tag's content, or to 0 for frames without a tag. Default is true.

ETHERTYPE is the tag's Ethernet type: 0x8100 for 802.1Q (the default), 0x88a8 for 802.1ad.

=a VLANEncap, StripEtherVLANHeader
*/
class VLANDecap final : public PacketElement<VLANDecap> {
 public:
  const char* class_name() const override { return "VLANDecap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool annotate_ = true;
  uint16_t ether_type_ = RTE_ETHER_TYPE_VLAN;
};

}  // namespace click
