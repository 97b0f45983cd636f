#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
VXLANEncap(VNI)

=s vxlan
puts VXLAN headers in front of frames

=d
Puts a VXLAN header (RFC 7348) with the network identifier VNI in front of each Ethernet frame; UDP, with destination
port 4789, and IP headers have to follow. The aggregate annotation is set to a hash of the frame's addresses, from which
a UDP source port may be chosen.

=e
  VXLANEncap(42) -> UDPIPEncap(10.0.0.1, 49152, 10.0.0.2, 4789)

=h vni read
VNI.

=a VXLANDecap, UDPIPEncap
*/
class VXLANEncap final : public PacketElement<VXLANEncap> {
 public:
  const char* class_name() const override { return "VXLANEncap"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t vni_ = 0;
};

}  // namespace click
