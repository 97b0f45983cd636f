#pragma once

#include <chrono>
#include <unordered_map>

#include "elements/analysis/aggregate_source.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateIPAddrPair([TIMEOUT, REAP])

=s ipmeasure
sets the aggregate annotation to the number of the packet's pair of addresses

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Numbers pairs of IP addresses from 1 on, sets each packet's aggregate annotation to its pair's number, and its paint to
0 for packets in the direction of the pair's first one and to 1 for those in the other. Packets without IP header
annotation go to output 1, or are dropped if there is none. Pairs survive a hot swap. Arguments:

TIMEOUT: a pair that had no packet for so long, by the packets' timestamps, gets a new number. Default is 0, never.

REAP is the time between two sweeps that forget old pairs. Default is 20 minutes.

=h clear write
Forgets all pairs.

=h pairs read
Number of pairs that are known.

=a AggregateIPFlows, AggregateCounter, AggregateIP
*/
class AggregateIPAddrPair final : public PacketElement<AggregateIPAddrPair>, public AggregateSource {
 public:
  const char* class_name() const override { return "AggregateIPAddrPair"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  struct Pair {
    uint32_t number;
    uint32_t first_source;
    uint64_t last;
  };
  void reap(uint64_t time);
  bool is_over(const Pair& pair, uint64_t time) const;

  std::unordered_map<uint64_t, Pair> pairs_;  // by the lower and the higher address
  uint32_t next_ = 1;
  uint64_t reaped_ = 0;
  std::chrono::nanoseconds timeout_{0};
  std::chrono::nanoseconds reap_interval_ = std::chrono::minutes(20);
};

}  // namespace click
