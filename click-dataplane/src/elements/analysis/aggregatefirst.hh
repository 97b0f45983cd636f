#pragma once

#include <unordered_set>

#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateFirst([NOTIFIER])

=s aggregates
lets the first packet of each aggregate pass

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Passes the first packet with each value of the aggregate annotation. Others go to output 1, or are dropped if there is
none. What was seen survives a hot swap.

NOTIFIER is an AggregateIPFlows or AggregateIPAddrPair: an aggregate that it forgets is forgotten here as well.

=h aggregates read
Number of aggregates that are known.

=h clear write
Forgets all aggregates.

=a AggregateIP, AggregateIPFlows, AggregateCounter
*/
class AggregateFirst final : public PacketElement<AggregateFirst> {
 public:
  const char* class_name() const override { return "AggregateFirst"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  std::unordered_set<uint32_t> seen_;
};

}  // namespace click
