#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
StaticSwitch(OUTPUT)

=s classification
sends packets to one output

=io
One input, any number of outputs.

=processing
Push.

=d
Sends every packet to the output numbered OUTPUT; a negative one drops packets. The output stays what it is while the
configuration runs.

=a Switch
*/
class StaticSwitch final : public Element {
 public:
  const char* class_name() const override { return "StaticSwitch"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  void push(PortId, PacketBatch batch) override { checked_push(output_, std::move(batch), DropReason::kDiscarded); }

 private:
  PortId output_ = 0;
};

}  // namespace click
