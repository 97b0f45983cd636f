#pragma once

#include "elements/aqm/red_element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
AdaptiveRED(TARGET_Q, MAX_P [, QUEUES, STABILITY])

=s aqm
drops packets before queues are full, and adjusts itself

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Works like RED with a MIN_THRESH of half of TARGET_Q and a MAX_THRESH of three halves of it, and moves MAX_P twice a
second so that the average length stays around TARGET_Q (Floyd, Gummadi and Shenker 2001). MAX_P is where it begins.
QUEUES and STABILITY are those of RED.

=e
  ... -> AdaptiveRED(50, 0.02) -> Queue(200) -> ...

=h min_thresh read
Half of TARGET_Q.

=h max_thresh read
Three halves of TARGET_Q.

=h max_p read
MAX_P as it is now.

=h drops read
Number of packets marked.

=h queues read
The elements watched, one per line.

=h avg_queue_size read
The average length now.

=h stats read
Length, average, drops and probability in words.

=a RED, CoDel
*/
class AdaptiveRED final : public RedElement {
 public:
  AdaptiveRED() : timer_(*this) {}
  const char* class_name() const override { return "AdaptiveRED"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override { add_common_handlers(handlers); }

 private:
  Timer timer_;
};

}  // namespace click
