#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetCRC32

=s crc
appends a checksum

=d
Appends to each packet the CRC-32 of its bytes as Ethernet defines it (IEEE 802.3), lowest byte first, as it is on the
wire.

=a CheckCRC32
*/
class SetCRC32 final : public PacketElement<SetCRC32> {
 public:
  const char* class_name() const override { return "SetCRC32"; }
  PortId process(Packet& packet);
};

}  // namespace click
