#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckCRC32

=s crc
checks and removes a checksum

=d
Checks the CRC-32 at the end of each packet that SetCRC32 has put there, and removes it. Packets where it is wrong are
dropped.

=h drops read
Number of packets dropped.

=a SetCRC32
*/
class CheckCRC32 final : public PacketElement<CheckCRC32> {
 public:
  const char* class_name() const override { return "CheckCRC32"; }
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;
};

}  // namespace click
