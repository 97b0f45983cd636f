#pragma once

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
Discard([ACTIVE, BURST])

=s basictransfer
drops all packets

=d
Drops every packet that it gets. With a pull input it pulls packets as long as its upstream has some.

ACTIVE is a boolean: false lets a pulling Discard rest. Default is true. BURST is the number of packets to pull at
once; default is 64, the most. Both may be given as keywords.

=e
  FromDPDKDevice(0) -> Discard;

=h count read
Number of packets dropped.

=h active read/write
ACTIVE.

=h reset_counts write
Sets the count to 0.

=a Idle
*/
class Discard final : public Element {
 public:
  Discard() : task_(*this) {}
  const char* class_name() const override { return "Discard"; }
  const char* port_count() const override { return "1/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  NotifierSignal signal_;
  uint64_t count_ = 0;
  unsigned burst_ = kBatchSize;
  bool active_ = true;
};

}  // namespace click
