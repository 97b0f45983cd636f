#pragma once

#include "elements/queueing/empty_relay.hh"
#include "elements/shaping/delay_line.hh"

namespace click {

/*
=c
DelayShaper(DELAY)

=s shaping
lets packets be pulled later

=processing
Pull.

=d
Gives each packet DELAY seconds after its timestamp, or later; its timestamp is then set to the current time. A packet
without a timestamp counts as stamped when it is pulled. At most one packet is held; until it is due, nothing is given,
and those who wait for packets are told when to come back.

=h delay read/write
DELAY.

=a DelayUnqueue, Shaper, SetTimestamp
*/
class DelayShaper final : public Element {
 public:
  DelayShaper() : relay_(*this), timer_(*this), line_(*this) {}
  const char* class_name() const override { return "DelayShaper"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override { return relay_.run(task); }
  void run_timer(Timer&) override { relay_.wake(); }
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return relay_.notifier(); }

 private:
  EmptyRelay relay_;
  Timer timer_;
  DelayLine line_;
};

}  // namespace click
