#pragma once

#include <vector>

#include "elements/queueing/empty_relay.hh"
#include "graph/element.hh"

namespace click {

/*
=c
TimeSortedSched([STOP, BUFFER])

=s timestamps
merges streams of packets by their timestamps

=io
Any number of inputs, one output.

=processing
Pull.

=d
Gives the packet with the earliest timestamp that any input has. Each input should give its packets in the order of
their timestamps. Keyword arguments are:

STOP is a boolean: the driver stops when there are no packets any more, and none can come soon. Default is false.

BUFFER is how many packets of each input are held and compared, so that a little disorder is put right. Default is 1.

Also known as MergeByTimestamp, whose NULL_IS_DEAD is accepted and does nothing: whether an input may have packets again
is known.

=e
  t :: TimeSortedSched(STOP true) -> ...
  FromDump(a.pcap) -> [0] t;
  FromDump(b.pcap) -> [1] t;

=h well_ordered read
Whether all packets were given in the order of their timestamps so far.

=a RoundRobinSched, TimeFilter
*/
class TimeSortedSched final : public Element {
 public:
  TimeSortedSched() : relay_(*this) {}
  ~TimeSortedSched() override;
  const char* class_name() const override { return "TimeSortedSched"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override { return relay_.run(task); }
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return relay_.notifier(); }

 private:
  struct Held {
    uint64_t time;
    uint64_t order;  // of arrival; the first of equal times comes first
    rte_mbuf* mbuf;
    PortId in;
  };
  static bool later(const Held& a, const Held& b) { return a.time != b.time ? a.time > b.time : a.order > b.order; }
  void fill(PortId in);

  EmptyRelay relay_;
  std::vector<Held> heap_;
  std::vector<unsigned> held_by_input_;
  uint64_t arrivals_ = 0;
  uint64_t last_time_ = 0;
  unsigned buffer_ = 1;
  bool stop_ = false;
  bool well_ordered_ = true;
};

}  // namespace click
