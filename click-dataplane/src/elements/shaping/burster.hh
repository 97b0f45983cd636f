#pragma once

#include <chrono>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
Burster(INTERVAL [, BURST])

=s shaping
pulls packets from time to time and pushes them on

=processing
Pull to push.

=d
Pulls up to BURST packets every INTERVAL seconds and pushes them on. Both may be given as keywords; BURST is 8 by
default.

=e
  ... -> Queue -> Burster(0.1, 20) -> Queue -> ...

=a TimedUnqueue, RatedUnqueue, Unqueue
*/
class Burster final : public Element {
 public:
  Burster() : timer_(*this) {}
  const char* class_name() const override { return "Burster"; }
  const char* processing() const override { return "l/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 private:
  Timer timer_;
  std::chrono::nanoseconds interval_{0};
  uint32_t burst_ = 8;
};

}  // namespace click
