#pragma once

#include <cstdint>

#include "graph/packet_element.hh"

namespace click {

/*
=c
GTPDecap([TEID])

=s gtp
removes GTP-U headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Expects packets that begin with a header of GTP-U version 1 (3GPP TS 29.281), removes it with its extension headers, and
sets the aggregate annotation to the tunnel's identifier. Only packets of users (message type 255) go to output 0; other
messages, and what is malformed, go to output 1 as they are, or are dropped if there is none.

TEID lets through this tunnel alone. Default is 0, all.

=a GTPEncap
*/
class GTPDecap final : public PacketElement<GTPDecap> {
 public:
  const char* class_name() const override { return "GTPDecap"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t teid_ = 0;
};

}  // namespace click
