#pragma once

#include <vector>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
RoundRobinUnqueue([BURST])

=s scheduling
pulls from its inputs in turn and pushes to the outputs of the same numbers

=io
As many outputs as inputs.

=processing
Pull to push.

=d
Takes the inputs in turn, pulls up to BURST packets from each and pushes them out of the output that has the number of
the input. Default BURST is 1; 0 pulls an input empty before the next one has its turn. Rests while no input has
packets.

=e
  gold :: Queue -> [0] u :: RoundRobinUnqueue(8) -> ...
  silver :: Queue -> [1] u [1] -> ...

=h packets read
Number of packets passed on.

=h burst read
BURST.

=a Unqueue, RoundRobinSched
*/
class RoundRobinUnqueue final : public Element {
 public:
  RoundRobinUnqueue() : task_(*this) {}
  const char* class_name() const override { return "RoundRobinUnqueue"; }
  const char* port_count() const override { return "-/="; }
  const char* processing() const override { return "l/h"; }
  const char* flow_code() const override { return "#/#"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  uint64_t serve(PortId port);

  Task task_;
  std::vector<NotifierSignal> signals_;  // by input
  PortId next_ = 0;
  uint32_t burst_ = 1;
  uint64_t count_ = 0;
};

}  // namespace click
