#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetUDPChecksum

=s udp
computes UDP checksums

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Computes the checksum of each UDP packet and sets it. Packets must have their IP header annotation set; their protocol
is not looked at. Fragments, and packets that end before their UDP length, go to output 1, or are dropped if there is
none.

=a CheckUDPHeader, SetIPChecksum, SetTCPChecksum
*/
class SetUDPChecksum final : public PacketElement<SetUDPChecksum> {
 public:
  const char* class_name() const override { return "SetUDPChecksum"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  PortId process(Packet& packet);
};

}  // namespace click
