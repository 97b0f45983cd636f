#pragma once

#include <array>

#include "graph/packet_element.hh"

namespace click {

/*
=c
DHCPClassifier(TYPE1, ..., TYPEN)

=s DHCP
classifies DHCP messages by their type

=io
One input, one output per TYPE.

=processing
Push.

=d
Sends each packet to the output of the first TYPE that is its DHCP message type: discover, offer, request, decline, ack,
nak (or nack), release or inform; `-' stands for all. What fits none, or is no DHCP message and there is no `-', is
dropped.

=e
  c :: DHCPClassifier(discover, request, release, -);

=a CheckDHCPMsg
*/
class DHCPClassifier final : public PacketElement<DHCPClassifier> {
 public:
  const char* class_name() const override { return "DHCPClassifier"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  std::array<PortId, 9> outputs_;  // by type; 0: no DHCP message
};

}  // namespace click
