#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
StaticPullSwitch(INPUT)

=s scheduling
pulls from one input

=io
Any number of inputs, one output.

=processing
Pull.

=d
Gives packets from the input numbered INPUT only; a negative INPUT gives none.

=a PullSwitch, StaticSwitch
*/
class StaticPullSwitch final : public Element {
 public:
  const char* class_name() const override { return "StaticPullSwitch"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override {
    return input_ < 0 ? storage.empty() : input(input_).pull(storage, max);
  }

 private:
  PortId input_ = 0;
};

}  // namespace click
