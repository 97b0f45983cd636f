#pragma once

#include "graph/packet_element.hh"
#include "support/random.hh"

namespace click {

/*
=c
ForceTCP([DPORT, RANDOM_DPORT, FLAGS])

=s tcp
makes IP packets look like TCP

=d
Sets the fields of IP packets that make them TCP: protocol, header length (20, if it does not fit), reserved bits and
checksums. Packets must have their IP header annotation set; those too short for a TCP header are dropped. Arguments,
also as keywords:

DPORT is the destination port to set; 0, the default, means that it stays what it is.

RANDOM_DPORT is a boolean: without DPORT, sets a random destination port. Default is false.

FLAGS are the flags to set, as a number; -1, the default, means that they stay what they are.

=a ForceIP, SetTCPChecksum
*/
class ForceTCP final : public PacketElement<ForceTCP> {
 public:
  const char* class_name() const override { return "ForceTCP"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  int port_ = 0;
  bool random_port_ = false;
  int flags_ = -1;
  Random random_;
};

}  // namespace click
