#pragma once

#include <vector>

#include "graph/element.hh"
#include "graph/notifier.hh"

namespace click {

/*
=c
PrioSched

=s scheduling
pulls from the first input that has packets

=io
Any number of inputs, one output.

=processing
Pull.

=d
Gives packets from input 0 as long as it has any, then from input 1, and so on.

Also known as SimplePrioSched.

=a RoundRobinSched, StrideSched
*/
class PrioSched final : public Element {
 public:
  const char* class_name() const override { return "PrioSched"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;

 private:
  std::vector<NotifierSignal> signals_;
};

}  // namespace click
