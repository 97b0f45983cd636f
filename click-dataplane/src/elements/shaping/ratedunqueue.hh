#pragma once

#include "elements/shaping/rate_limit.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
RatedUnqueue(RATE [, BURST_DURATION, BURST_SIZE])

=s shaping
pulls packets at a rate and pushes them on

=processing
Pull to push.

=d
Pulls packets as long as there are no more than RATE, and pushes them on. RATE is a number of packets per second.
Keyword arguments, one of which may be given:

BURST_DURATION is for how long packets may pass at once after a pause, at RATE. Default is 20 ms.

BURST_SIZE is how many packets may pass at once after a pause. At least one packet always may.

=e
  ... -> Queue -> RatedUnqueue(2000) -> ...

=h rate read/write
RATE.

=h count read
Number of packets passed on.

=a Unqueue, Shaper, RatedSplitter
*/
class RatedUnqueue final : public Element {
 public:
  RatedUnqueue() : task_(*this), timer_(*this) {}
  const char* class_name() const override { return "RatedUnqueue"; }
  const char* processing() const override { return "l/h"; }
  const char* flow_code() const override { return "x/x"; }
  Status configure(Args& args) override { return limit_.configure(args); }
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void run_timer(Timer&) override { task_.schedule(); }
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  Timer timer_;
  NotifierSignal signal_;
  RateLimit limit_{false};
  uint64_t count_ = 0;
};

}  // namespace click
