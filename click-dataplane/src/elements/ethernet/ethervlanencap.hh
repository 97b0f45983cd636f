#pragma once

#include "elements/ethernet/vlan.hh"
#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EtherVLANEncap(ETHERTYPE, SRC, DST, VLAN [, VLAN_PCP, VLAN_TCI, VLAN_ID, NATIVE_VLAN])

=s ethernet
puts packets in Ethernet frames with a VLAN tag

=d
Puts an Ethernet header with an 802.1Q tag in front of each packet: ETHERTYPE (a number such as 0x0800), source address
SRC, destination address DST. Further arguments, also as keywords:

VLAN (or VLAN_ID) is the VLAN, from 0 to 4094; or ANNO, which takes VLAN and priority from each packet's VLAN
annotation.

VLAN_PCP is the priority, from 0 to 7. Default is 0.

VLAN_TCI is the tag's whole content of 16 bits, instead of VLAN; keyword only.

NATIVE_VLAN is a VLAN whose packets get a header without tag, or -1 for none; keyword only, default -1.

=e
  EtherVLANEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2, 12)

=h src read/write
SRC.

=h dst read/write
DST.

=h ethertype read/write
ETHERTYPE.

=h vlan read/write
VLAN.

=h vlan_tci read/write
VLAN_TCI.

=h vlan_pcp read/write
VLAN_PCP.

=a StripEtherVLANHeader, VLANEncap, EtherEncap, SetVLANAnno
*/
class EtherVLANEncap final : public PacketElement<EtherVLANEncap> {
 public:
  const char* class_name() const override { return "EtherVLANEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint16_t ether_type_ = 0;
  EtherAddress source_;
  EtherAddress destination_;
  VlanTag tag_;
  int native_ = -1;
};

}  // namespace click
