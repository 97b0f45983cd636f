#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
StoreTimestamp([OFFSET, TAIL])

=s timestamps
stores timestamps in packets

=d
Writes each packet's timestamp into it: four bytes with the seconds and four with the nanoseconds, in network order.
Exactly one argument must be given:

OFFSET is where in the packet they go; a packet that is too short is extended.

TAIL is a boolean: true appends them to the packet.

Packets that cannot be extended are dropped.

=a SetTimestamp
*/
class StoreTimestamp final : public PacketElement<StoreTimestamp> {
 public:
  const char* class_name() const override { return "StoreTimestamp"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t offset_ = 0;
  bool tail_ = false;
};

}  // namespace click
