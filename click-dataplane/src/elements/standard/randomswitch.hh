#pragma once

#include "graph/packet_element.hh"
#include "support/random.hh"

namespace click {

/*
=c
RandomSwitch

=s classification
sends packets to random outputs

=io
One input, any number of outputs.

=processing
Push.

=d
Sends each packet to an output chosen at random, each with the same probability.

=a RoundRobinSwitch, HashSwitch, StrideSwitch, Switch
*/
class RandomSwitch final : public PacketElement<RandomSwitch> {
 public:
  const char* class_name() const override { return "RandomSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  PortId process(Packet&) { return static_cast<PortId>(random_.below(static_cast<uint32_t>(output_count()))); }

 private:
  Random random_;
};

}  // namespace click
