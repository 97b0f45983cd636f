#pragma once

#include <vector>

#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateFilter(ACTION1 AGGREGATES, ..., ACTIONN AGGREGATES)

=s aggregates
filters packets by their aggregate annotation

=io
One input, any number of outputs.

=processing
Push.

=d
The first argument whose AGGREGATES have the packet's aggregate annotation says what happens: ACTION is the number of an
output, `allow', which is output 0, or `drop' (or `deny'). AGGREGATES are numbers and ranges LOW-HIGH, separated by
spaces; `all' or `-' are all. Packets for which there is no argument are dropped.

=e
  AggregateIPFlows -> AggregateFilter(allow 1093 3500 900-999, 1 all) ...

=a AggregateIP, AggregateIPFlows, IPFilter
*/
class AggregateFilter final : public PacketElement<AggregateFilter> {
 public:
  const char* class_name() const override { return "AggregateFilter"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  // From `low` up to the next one's, in the order of `low`.
  struct Range {
    uint32_t low;
    PortId verdict;
  };
  Status read(const std::string& argument, std::vector<std::pair<uint64_t, uint64_t>>& spans, PortId& verdict) const;

  std::vector<Range> ranges_;
};

}  // namespace click
