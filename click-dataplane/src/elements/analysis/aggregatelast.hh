#pragma once

#include <unordered_map>

#include "graph/element.hh"

namespace click {

/*
=c
AggregateLast([NOTIFIER, STOP_AFTER_CLEAR])

=s aggregates
lets the last packet of each aggregate pass

=io
One input, one or two outputs.

=processing
Push.

=d
Keeps the last packet with each value of the aggregate annotation. It goes to output 0 when NOTIFIER, an
AggregateIPFlows or AggregateIPAddrPair, forgets the aggregate, or at handler clear; its extra packets and extra length
annotations then say how many packets and bytes came before it, and its first timestamp annotation when the first did.
Packets that are no more the last go to output 1, or are dropped if there is none.

STOP_AFTER_CLEAR is a boolean: the driver shall stop after handler clear. Default is false.

Packets that are kept survive a hot swap.

=h clear write
Sends all packets that are kept.

=h stop_after_clear write
Sends all packets that are kept and stops the driver.

=h aggregates read
Number of packets that are kept.

=a AggregateFirst, AggregateIPFlows
*/
class AggregateLast final : public Element {
 public:
  ~AggregateLast() override;
  const char* class_name() const override { return "AggregateLast"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Kept {
    rte_mbuf* packet = nullptr;
    uint64_t packets = 0;  // before it
    uint64_t bytes = 0;
    uint64_t first = 0;
  };
  void keep(Packet packet);
  void send(Kept& kept);
  void clear(bool stop);

  std::unordered_map<uint32_t, Kept> kept_;
  bool stop_ = false;
};

}  // namespace click
