#pragma once

#include "elements/shaping/delay_line.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
DelayUnqueue(DELAY)

=s shaping
pulls packets and pushes them on later

=processing
Pull to push.

=d
Pulls packets and pushes each of them DELAY seconds after its timestamp, or later; its timestamp is then set to the
current time. A packet without a timestamp counts as stamped when it is pulled. At most one packet is held; those behind
it wait in the queue upstream.

=e
  ... -> SetTimestamp -> Queue -> DelayUnqueue(50ms) -> ...

=h delay read/write
DELAY.

=a DelayShaper, LinkUnqueue, Unqueue, SetTimestamp
*/
class DelayUnqueue final : public Element {
 public:
  DelayUnqueue() : task_(*this), timer_(*this), line_(*this) {}
  const char* class_name() const override { return "DelayUnqueue"; }
  const char* processing() const override { return "l/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void run_timer(Timer&) override { task_.schedule(); }
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  Timer timer_;
  NotifierSignal signal_;
  DelayLine line_;
};

}  // namespace click
