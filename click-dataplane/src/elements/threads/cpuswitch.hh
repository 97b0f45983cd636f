#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
CPUSwitch()

=s threads
sends packets where the thread that brings them belongs

=io
One input, one or more outputs.

=processing
Push.

=d
Packets that thread N brings leave at output N; a thread beyond the last output takes N modulo their number.

=a StaticThreadSched, CPUQueue
*/
class CPUSwitch final : public Element {
 public:
  const char* class_name() const override { return "CPUSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  void push(PortId in, PacketBatch batch) override;
};

}  // namespace click
