#pragma once

#include <rte_ether.h>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EtherEncap(ETHERTYPE, SRC, DST)

=s ethernet
puts packets in Ethernet frames

=d
Puts an Ethernet header in front of each packet: ETHERTYPE (a number such as 0x0800), source address SRC, destination
address DST.

=e
  EtherEncap(0x0800, 1:1:1:1:1:1, 2:2:2:2:2:2)

=h ethertype read/write
ETHERTYPE.

=h src read/write
SRC.

=h dst read/write
DST.

=a ARPQuerier, EtherRewrite, Strip
*/
class EtherEncap final : public PacketElement<EtherEncap> {
 public:
  const char* class_name() const override { return "EtherEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (!packet.push(sizeof header_)) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    std::memcpy(rte_pktmbuf_mtod(packet.mbuf(), uint8_t*), &header_, sizeof header_);
    // A packet that has no annotations yet need not get them for this.
    if (packet.annotated()) packet.set_mac_header(0);
    return 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  void make_header();

  rte_ether_hdr header_{};
  uint16_t ethertype_ = 0;
  EtherAddress source_;
  EtherAddress destination_;
};

}  // namespace click
