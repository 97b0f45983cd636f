#pragma once

#include <chrono>
#include <deque>

#include "elements/queueing/storage.hh"
#include "graph/argument_types.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
LinkUnqueue(LATENCY, BANDWIDTH)

=s shaping
emulates a link

=processing
Pull to push.

=d
Behaves like a serial link: a packet is pulled when the link can take it, needs its length divided by BANDWIDTH (such as
384kbps) to get onto it, and comes out LATENCY seconds after that. Its extra length annotation counts as bytes too. Only
packets on the link are held; put a Queue in front for those that wait.

=e
  ... -> Queue(100) -> LinkUnqueue(20ms, 1Mbps) -> ...

=h latency read
LATENCY.

=h bandwidth read
BANDWIDTH.

=h size read
Number of packets on the link, also partly.

=h reset write
Drops all packets on the link.

=a DelayUnqueue, BandwidthRatedUnqueue, Queue
*/
class LinkUnqueue final : public Element, public Storage {
 public:
  LinkUnqueue() : task_(*this), timer_(*this) {}
  ~LinkUnqueue() override { clear(DropReason::kStopped); }
  const char* class_name() const override { return "LinkUnqueue"; }
  const char* processing() const override { return "l/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void run_timer(Timer&) override { task_.schedule(); }
  void add_handlers(Handlers& handlers) override;

  unsigned length() const override { return length_.load(std::memory_order_relaxed); }
  unsigned capacity() const override { return UINT32_MAX; }

 private:
  struct InTransit {
    rte_mbuf* mbuf;
    int64_t arrival;
  };
  void send(int64_t now);
  bool deliver(int64_t now);
  void clear(DropReason reason);

  Task task_;
  Timer timer_;
  NotifierSignal signal_;
  std::chrono::nanoseconds latency_{0};
  Bandwidth bandwidth_;
  std::deque<InTransit> link_;
  std::atomic<unsigned> length_{0};
  int64_t free_at_ = 0;          // when the last byte of the last packet is on the link
  bool waits_for_link_ = false;  // rather than for packets, so the next one follows without a gap
};

}  // namespace click
