#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
PullSwitch([INPUT])

=s scheduling
pulls from one input that can be changed

=io
Any number of inputs, one output.

=processing
Pull.

=d
Gives packets from the input numbered INPUT only; default is 0. A negative INPUT gives none. INPUT may be given as a
keyword; it survives a hot swap if the configuration string stayed the same.

Also known as SimplePullSwitch.

=h switch read/write
INPUT.

=a StaticPullSwitch, Switch, PrioSched
*/
class PullSwitch final : public Element {
 public:
  const char* class_name() const override { return "PullSwitch"; }
  const char* port_count() const override { return "-/1"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override {
    return input_ < 0 ? storage.empty() : input(input_).pull(storage, max);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  PortId input_ = 0;
};

}  // namespace click
