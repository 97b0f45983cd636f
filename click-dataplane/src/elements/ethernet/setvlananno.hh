#pragma once

#include "elements/ethernet/vlan.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
SetVLANAnno([VLAN_TCI, VLAN_PCP, VLAN_ID])

=s ethernet
sets the VLAN annotation

=d
Sets each packet's VLAN annotation. VLAN_TCI is its content of 16 bits, VLAN id and priority. VLAN_ID, from 0 to 4095,
and VLAN_PCP, from 0 to 7, may be given instead or besides; all of them also as keywords.

=h vlan_tci read/write
VLAN_TCI.

=h vlan_id read/write
VLAN_ID.

=h vlan_pcp read/write
VLAN_PCP.

=a VLANEncap, EtherVLANEncap
*/
class SetVLANAnno final : public PacketElement<SetVLANAnno> {
 public:
  const char* class_name() const override { return "SetVLANAnno"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_annotation(kVlanTci, rte_cpu_to_be_16(tag_.tci)); }
  void add_handlers(Handlers& handlers) override;

 private:
  VlanTag tag_;
};

}  // namespace click
