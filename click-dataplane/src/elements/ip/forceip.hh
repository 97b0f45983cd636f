#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
ForceIP

=s ip
makes packets look like IP

=d
Sets the fields at the beginning of each packet that make it an IP packet: version, header length 20, total length, no
fragment, a time to live that is not 0, and the checksum; protocol and addresses stay what they are. Sets the IP header
annotation. Packets of less than 20 bytes are dropped. Good for tests with random packets.

=e
  RandomSource(60) -> SetIPAddress(1.2.3.4) -> StoreIPAddress(16) -> ForceIP -> ForceUDP -> ...

=a ForceUDP, ForceTCP, ForceICMP, RandomSource
*/
class ForceIP final : public PacketElement<ForceIP> {
 public:
  const char* class_name() const override { return "ForceIP"; }
  PortId process(Packet& packet);
};

}  // namespace click
