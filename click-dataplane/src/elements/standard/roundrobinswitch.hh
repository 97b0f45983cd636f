#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
RoundRobinSwitch

=s classification
sends packets to its outputs in turn

=io
One input, any number of outputs.

=processing
Push.

=d
Sends each packet to the output behind the one that the packet before went to.

=a RandomSwitch, HashSwitch, StrideSwitch, Switch, RoundRobinSched
*/
class RoundRobinSwitch final : public PacketElement<RoundRobinSwitch> {
 public:
  const char* class_name() const override { return "RoundRobinSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  PortId process(Packet&) {
    PortId out = next_;
    next_ = out + 1 == output_count() ? 0 : out + 1;
    return out;
  }

 private:
  PortId next_ = 0;
};

}  // namespace click
