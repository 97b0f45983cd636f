#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Tee([N])

=s basictransfer
duplicates packets

=io
One input, any number of outputs.

=processing
Push.

=d
Sends a copy of each packet to every output. The copies share the packet's bytes until somebody writes to one of them.
N, if given, must be the number of outputs. When packet memory is used up, copies are missing; they count as dropped.

=e
  FromDPDKDevice(0) -> t :: Tee -> ToDPDKDevice(1);
  t[1] -> IPPrint -> Discard;

=a PaintTee
*/
class Tee final : public Element {
 public:
  const char* class_name() const override { return "Tee"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  void push(PortId in, PacketBatch batch) override;
};

}  // namespace click
