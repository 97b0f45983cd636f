#pragma once

#include "graph/element.hh"
#include "graph/notifier.hh"

namespace click {

/*
=c
Idle

=s basictransfer
never gives and never passes a packet

=io
Any number of inputs and outputs.

=d
Gives no packets on its outputs and drops those that are pushed to its inputs; never pulls. Good for ports that have
to be connected but shall not be used.

Also known as SimpleIdle.

=e
  Idle -> [1] scheduler;

=a Discard
*/
class Idle final : public Element {
 public:
  Idle() { never_.set_active(false); }
  const char* class_name() const override { return "Idle"; }
  const char* port_count() const override { return "-/-"; }
  const char* flow_code() const override { return "x/y"; }
  void push(PortId in, PacketBatch batch) override;
  Notifier* empty_notifier(PortId) override { return &never_; }

 private:
  Notifier never_;
};

}  // namespace click
