#pragma once

#include <map>
#include <vector>

#include "graph/element.hh"

namespace click {

/*
=c
AggregatePacketCounter([PACKETNO])

=s aggregates
counts packets by their number and aggregate annotation

=io
Any number of inputs, as many outputs.

=processing
Agnostic.

=d
Passes packets from each input to the output of the same number, and counts them for each input, each value of the
aggregate annotation and each value of the packet number annotation. So packets that were sent can be compared with
packets that arrived. Counts survive a hot swap.

PACKETNO is the packet number annotation to look at: 0, the default, or a negative number for none.

=h count read
Number of packets.

=h received "read with parameters"
An aggregate: the packet numbers of it that came at any input, one per line.

=h undelivered "read with parameters"
An aggregate: the packet numbers of it that came at input 0 and not at input 1.

=h clear write
Sets all counts to zero.

=a AggregateCounter, AggregateIP, AggregateIPFlows
*/
class AggregatePacketCounter final : public Element {
 public:
  const char* class_name() const override { return "AggregatePacketCounter"; }
  const char* port_count() const override { return "1-/="; }
  const char* flow_code() const override { return "#/#"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  // Packets by number, for each input.
  using Counts = std::map<uint32_t, std::vector<uint64_t>>;
  void count(const PacketBatch& batch, PortId port);

  std::map<uint32_t, Counts> aggregates_;
  uint64_t total_ = 0;
  int number_ = 0;
};

}  // namespace click
