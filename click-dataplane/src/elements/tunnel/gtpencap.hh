#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
GTPEncap(TEID [, TYPE, SEQUENCE, QFI])

=s gtp
puts GTP-U headers in front of packets

=d
Puts a header of the GPRS tunnelling protocol for user data, version 1 (3GPP TS 29.281), in front of each packet; UDP,
with port 2152, and IP headers have to follow. Arguments:

TEID is the tunnel's identifier at the other end. 0 takes it from the aggregate annotation.

TYPE is the message type. Default is 255, a packet of the user.

SEQUENCE is a boolean: messages are numbered from 0 on. Default is false.

QFI adds the extension header for 5G's sessions (3GPP TS 38.415), as an uplink packet with this QoS flow identifier, 0
to
63. Default is none.

=e
  GTPEncap(60) -> UDPIPEncap(10.0.0.1, 2152, 10.0.0.2, 2152)

=h teid read/write
TEID.

=a GTPDecap, UDPIPEncap
*/
class GTPEncap final : public PacketElement<GTPEncap> {
 public:
  const char* class_name() const override { return "GTPEncap"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t teid_ = 0;
  uint8_t type_ = 255;
  bool sequence_ = false;
  bool has_qfi_ = false;
  uint8_t qfi_ = 0;
  uint16_t next_ = 0;
};

}  // namespace click
