#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Switch([OUTPUT])

=s classification
sends packets to one output that can be changed

=io
One input, any number of outputs.

=processing
Push.

=d
Sends every packet to the output numbered OUTPUT; default is 0. A negative OUTPUT, or one that the element does not
have, drops packets. The output survives a hot swap if the configuration string stayed the same.

=h switch read/write
OUTPUT.


=a StaticSwitch, PaintSwitch
*/
class Switch final : public Element {
 public:
  const char* class_name() const override { return "Switch"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId, PacketBatch batch) override { checked_push(output_, std::move(batch), DropReason::kDiscarded); }
  void add_handlers(Handlers& handlers) override;

 private:
  PortId output_ = 0;
};

}  // namespace click
