#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckDHCPMsg([KIND])

=s DHCP
lets valid DHCP messages through

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Passes packets that are whole DHCP messages (RFC 2131) about Ethernet clients: fixed part with magic cookie, well-formed
options with a message type. Others go to output 1, or are dropped if there is none. The packet's IP header annotation
should be set and the packet be UDP; without the annotation the packet must begin with the message.

KIND is `request' to take messages from clients only (on a server), `reply' to take those from servers only (on a
client). Default is to take both.

=a DHCPClassifier
*/
class CheckDHCPMsg final : public PacketElement<CheckDHCPMsg> {
 public:
  const char* class_name() const override { return "CheckDHCPMsg"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint8_t operation_ = 0;  // 0: any
};

}  // namespace click
