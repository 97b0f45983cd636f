#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
VXLANDecap([VNI])

=s vxlan
removes VXLAN headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Expects packets that begin with a VXLAN header (RFC 7348), removes it, and sets the aggregate annotation to the network
identifier. Packets that have no valid header, or no whole Ethernet header behind it, go to output 1, or are dropped if
there is none.

VNI lets through this network alone. Default is to let through all.

=a VXLANEncap
*/
class VXLANDecap final : public PacketElement<VXLANDecap> {
 public:
  const char* class_name() const override { return "VXLANDecap"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t vni_ = 0;
  bool has_vni_ = false;
};

}  // namespace click
