#pragma once

#include <chrono>
#include <map>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
BalancedThreadSched([INTERVAL, INCREASING])

=s threads
spreads the work over the threads

=io
None.

=d
Every INTERVAL milliseconds the work of the time before, in cycles, is spread anew over the threads: one group of
connected elements after the other goes to the thread that has least to do so far. The least busy group comes first if
INCREASING is true, otherwise the busiest. INTERVAL is 1000 by default, INCREASING is true.

Elements between which packets pass stay together on one thread.

=e
  BalancedThreadSched(100, false);

=a StaticThreadSched
*/
class BalancedThreadSched final : public Element {
 public:
  BalancedThreadSched() : timer_(*this) {}
  const char* class_name() const override { return "BalancedThreadSched"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 private:
  void balance();

  Timer timer_;
  uint32_t interval_ = 1000;
  bool increasing_ = true;
  std::map<const Task*, uint64_t> seen_;  // cycles of each task at the last balance
};

}  // namespace click
