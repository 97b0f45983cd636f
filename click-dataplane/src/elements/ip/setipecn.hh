#pragma once

#include <string>

#include "elements/ip/tos.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIPECN(ECN)

=s ip
sets the ECN of IP packets

=d
Sets the explicit congestion notification bits, the lower two bits of the TOS byte, of IP packets to ECN, and adjusts
the checksum. ECN is a number from 0 to 3 or a name: no (0), ect1 or ECT(1) (1), ect2 or ECT(0) (2), ce or CE (3).
Packets without an IP header are dropped.

=h ecn read/write
ECN, as a number.

=a SetIPDSCP, MarkIPCE
*/
class SetIPECN final : public PacketElement<SetIPECN> {
 public:
  const char* class_name() const override { return "SetIPECN"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (ip_header(packet) == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    return set_tos_bits(packet, ecn_, kEcnBits) ? 0 : dropped(DropReason::kNoMemory);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  Status read(const std::string& text);

  uint8_t ecn_ = 0;
};

}  // namespace click
