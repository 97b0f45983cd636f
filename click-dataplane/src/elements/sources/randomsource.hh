#pragma once

#include "graph/element.hh"
#include "graph/handler_call.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "support/random.hh"

namespace click {

/*
=c
RandomSource(LENGTH [, LIMIT, BURST, ACTIVE, STOP, END_CALL, TIMESTAMP])

=s basicsources
generates packets of random bytes

=d
Makes packets of LENGTH random bytes, BURST at a time, as often as it can, until LIMIT packets were made. With a pull
output it makes them when asked. Arguments, also as keywords:

LIMIT is the number of packets to make; a negative one means no end. Default is -1.

BURST is the number of packets per turn. Default is 1.

ACTIVE is a boolean: packets are made only while it is true. Default is true.

Keyword arguments are:

STOP is a boolean: when LIMIT packets were made, the driver shall stop. Default is false.

END_CALL is `HANDLER [VALUE]': written when LIMIT packets were made. Not together with STOP.

TIMESTAMP is a boolean: sets each packet's timestamp to the current time. Default is true.

=e
  RandomSource(64) -> Queue -> ...

=h count read
Number of packets made.

=h reset write
Sets the count to 0, so that another LIMIT packets are made.

=h length read/write
LENGTH.

=h limit read/write
LIMIT.

=h burst read/write
BURST.

=h active read/write
ACTIVE.

=a InfiniteSource, RatedSource
*/
class RandomSource final : public Element {
 public:
  RandomSource() : task_(*this) {}
  const char* class_name() const override { return "RandomSource"; }
  const char* port_count() const override { return "0/1"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  bool more() const { return active_ && (limit_ < 0 || count_ < static_cast<uint64_t>(limit_)); }
  PacketBatch make(BatchStorage& storage, unsigned max);
  void end_if_done();
  void wake();

  Task task_;
  Notifier nonempty_;
  NotifierSignal room_;
  uint32_t length_ = 0;
  int64_t limit_ = -1;
  unsigned burst_ = 1;
  uint64_t count_ = 0;
  bool active_ = true;
  bool stop_ = false;
  bool timestamp_ = true;
  bool end_told_ = false;
  HandlerCall end_call_;
  Random random_;
};

}  // namespace click
