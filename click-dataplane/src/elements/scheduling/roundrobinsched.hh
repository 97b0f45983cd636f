#pragma once

#include <vector>

#include "graph/element.hh"
#include "graph/notifier.hh"

namespace click {

/*
=c
RoundRobinSched

=s scheduling
pulls from its inputs in turn

=io
Any number of inputs, one output.

=processing
Pull.

=d
Gives one packet from each input that has any, in turn.

Also known as SimpleRoundRobinSched.

=a PrioSched, StrideSched
*/
class RoundRobinSched final : public Element {
 public:
  const char* class_name() const override { return "RoundRobinSched"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;

 private:
  std::vector<NotifierSignal> signals_;
  PortId next_ = 0;
};

}  // namespace click
