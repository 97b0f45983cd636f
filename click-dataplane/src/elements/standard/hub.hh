#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Hub

=s basictransfer
duplicates packets like a hub

=io
Any number of inputs, as many outputs.

=processing
Push.

=d
Sends a copy of each packet to every output except the one whose number is that of the input. When packet memory is used
up, copies are missing; they count as dropped.

=a Tee, EtherSwitch
*/
class Hub final : public Element {
 public:
  const char* class_name() const override { return "Hub"; }
  const char* port_count() const override { return "-/="; }
  const char* processing() const override { return "h/h"; }
  const char* flow_code() const override { return "#/[^#]"; }
  void push(PortId in, PacketBatch batch) override;
};

}  // namespace click
