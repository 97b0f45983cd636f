#pragma once

#include "elements/ethernet/vlan.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
VLANEncap([VLAN_TCI, VLAN_PCP, VLAN_ID, NATIVE_VLAN, ETHERTYPE])

=s ethernet
tags Ethernet frames with a VLAN

=d
Puts an 802.1Q tag into Ethernet frames, behind their addresses. Shorter packets are dropped. Arguments, also as
keywords:

VLAN_TCI is the tag's content of 16 bits, VLAN id and priority; or ANNO, which takes each packet's VLAN annotation.

VLAN_PCP is the priority, from 0 to 7. Default is the one in VLAN_TCI, or 0.

VLAN_ID is the VLAN, from 0 to 4095, instead of VLAN_TCI; keyword only.

NATIVE_VLAN is a VLAN whose frames are not tagged, or -1 for none; keyword only, default 0.

ETHERTYPE is the tag's Ethernet type: 0x8100 for 802.1Q (the default), 0x88a8 for 802.1ad; keyword only.

=h vlan_tci read/write
VLAN_TCI.

=h vlan_id read/write
The VLAN.

=h vlan_pcp read/write
VLAN_PCP.

=a VLANDecap, EtherVLANEncap, SetVLANAnno
*/
class VLANEncap final : public PacketElement<VLANEncap> {
 public:
  const char* class_name() const override { return "VLANEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  VlanTag tag_;
  int native_ = 0;
  uint16_t ether_type_ = RTE_ETHER_TYPE_VLAN;
};

}  // namespace click
