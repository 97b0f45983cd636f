#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
ForceUDP([DPORT])

=s udp
makes IP packets look like UDP

=d
Sets the fields of IP packets that make them UDP: protocol, length and checksums. DPORT, also as keyword, is the
destination port to set; -1, the default, means that it stays what it is. Packets must have their IP header annotation
set; those too short for a UDP header are dropped.

=a ForceIP, SetUDPChecksum
*/
class ForceUDP final : public PacketElement<ForceUDP> {
 public:
  const char* class_name() const override { return "ForceUDP"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  int port_ = -1;
};

}  // namespace click
