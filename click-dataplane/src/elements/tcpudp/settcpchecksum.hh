#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetTCPChecksum([FIXOFF])

=s tcp
computes TCP checksums

=d
Computes the checksum of each TCP packet and sets it. Packets must have their IP header annotation set; packets that are
not TCP, fragments, and packets whose header is longer than they are dropped. FIXOFF is a boolean, also as keyword: true
sets a header length that is too short or too long to what fits. Default is false.

=a CheckTCPHeader, SetIPChecksum, SetUDPChecksum
*/
class SetTCPChecksum final : public PacketElement<SetTCPChecksum> {
 public:
  const char* class_name() const override { return "SetTCPChecksum"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool fix_offset_ = false;
};

}  // namespace click
