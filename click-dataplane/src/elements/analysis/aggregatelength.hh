#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateLength([IP])

=s aggregates
sets the aggregate annotation to the packet's length

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Sets the aggregate annotation to the packet's length, the extra length annotation included.

IP is a boolean: counts from the IP header on. Packets without IP header annotation then go to output 1, or are dropped
if there is none. Default is false.

=a AggregateIP, AggregateCounter
*/
class AggregateLength final : public PacketElement<AggregateLength> {
 public:
  const char* class_name() const override { return "AggregateLength"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  bool ip_ = false;
};

}  // namespace click
