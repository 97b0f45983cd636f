#pragma once

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
Unqueue([BURST, ACTIVE, LIMIT])

=s shaping
pulls packets and pushes them on

=processing
Pull to push.

=d
Pulls packets whenever there are any and pushes them on. Arguments, also as keywords:

BURST is how many packets to pull per turn; a negative one means as many as there are. Default is 64, a vector.

Keyword arguments are:

ACTIVE is a boolean: packets are pulled only while it is true. Default is true.

LIMIT is how many packets to pull in all; a negative one means no end. Default is -1.

=e
  ... -> Queue -> Unqueue -> ...

=h count read
Number of packets passed on.

=h reset write
Sets the count to 0, so that another LIMIT packets are pulled.

=h active read/write
ACTIVE.

=h limit read/write
LIMIT.

=h burst read/write
BURST.

=a Unqueue2, RatedUnqueue, DelayUnqueue
*/
class Unqueue final : public Element {
 public:
  Unqueue() : task_(*this) {}
  const char* class_name() const override { return "Unqueue"; }
  const char* processing() const override { return "l/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  // Packets that may still be pulled.
  uint64_t left() const;

  Task task_;
  NotifierSignal signal_;
  int64_t burst_ = kBatchSize;
  int64_t limit_ = -1;
  uint64_t count_ = 0;
  bool active_ = true;
};

}  // namespace click
