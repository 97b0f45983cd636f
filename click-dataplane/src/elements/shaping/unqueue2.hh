#pragma once

#include <vector>

#include "elements/queueing/storage.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
Unqueue2([BURST])

=s shaping
pulls packets while there is room for them downstream

=processing
Pull to push.

=d
Pulls packets whenever there are any and pushes them on, but never more than fit into the fullest of the nearest queues
downstream, and none while one of those is full. BURST is how many packets to pull per turn; 0 means as many as there
are and fit. Default is 64, a vector.

=h count read
Number of packets passed on.

=a Unqueue, RatedUnqueue
*/
class Unqueue2 final : public Element {
 public:
  Unqueue2() : task_(*this) {}
  const char* class_name() const override { return "Unqueue2"; }
  const char* processing() const override { return "l/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  unsigned room() const;

  Task task_;
  NotifierSignal packets_;
  NotifierSignal free_;
  std::vector<const Storage*> queues_;
  unsigned burst_ = kBatchSize;
  uint64_t count_ = 0;
};

}  // namespace click
