#pragma once

#include <vector>

#include "elements/standard/port_gate.hh"
#include "graph/element.hh"

namespace click {

/*
=c
Suppressor

=s classification
passes packets of each port on, or not

=io
Any number of inputs, as many outputs.

=d
Packets from an input go to the output of the same number, unless that port was switched off by a handler: then packets
pushed to it are dropped, and nothing is pulled through it. All ports are on in the beginning, and after a hot swap as
they were before.

=h active0...activeN-1 read/write
Whether a port is on.

=h reset write
Switches all ports on.

=a Switch, PullSwitch
*/
class Suppressor final : public Element, public PortGate {
 public:
  const char* class_name() const override { return "Suppressor"; }
  const char* port_count() const override { return "-/="; }
  const char* flow_code() const override { return "#/#"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

  int gate_count() const override { return input_count(); }
  void set_gate(PortId port, bool open) override { active_[static_cast<size_t>(port)] = open ? 1 : 0; }

 private:
  bool active(PortId port) const { return active_[static_cast<size_t>(port)] != 0; }

  std::vector<uint8_t> active_;
};

}  // namespace click
