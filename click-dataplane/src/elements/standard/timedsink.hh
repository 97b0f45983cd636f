#pragma once

#include <chrono>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
TimedSink([INTERVAL])

=s basicsources
pulls and drops a packet from time to time

=io
One input, no output.

=processing
Pull.

=d
Pulls a packet every INTERVAL seconds and drops it. INTERVAL may be given as a keyword; default is half a second.

=h interval read/write
INTERVAL.

=a Discard, TimedSource
*/
class TimedSink final : public Element {
 public:
  TimedSink() : timer_(*this) {}
  const char* class_name() const override { return "TimedSink"; }
  const char* port_count() const override { return "1/0"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Timer timer_;
  std::chrono::nanoseconds interval_{500'000'000};
};

}  // namespace click
