#pragma once

#include "elements/ip/tos.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIPDSCP(DSCP)

=s ip
sets the DSCP of IP packets

=d
Sets the differentiated services code point, the upper six bits of the TOS byte, of IP packets to DSCP, from 0 to 63,
and adjusts the checksum. Packets without an IP header are dropped.

=h dscp read/write
DSCP.

=a SetIPECN
*/
class SetIPDSCP final : public PacketElement<SetIPDSCP> {
 public:
  const char* class_name() const override { return "SetIPDSCP"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (ip_header(packet) == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    bool set = set_tos_bits(packet, static_cast<uint8_t>(dscp_ << 2), kDscpBits);
    return set ? 0 : dropped(DropReason::kNoMemory);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint8_t dscp_ = 0;
};

}  // namespace click
