#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
PullTee([N])

=s basictransfer
duplicates packets that are pulled

=io
One input, any number of outputs.

=processing
Input and output 0 pull; other outputs push.

=d
Gives what is pulled through it, and pushes a copy of each packet to every other output. The copies share the packet's
bytes until somebody writes to one of them. N, if given, must be the number of outputs. When packet memory is used up,
copies are missing; they count as dropped.

=a Tee
*/
class PullTee final : public Element {
 public:
  const char* class_name() const override { return "PullTee"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "l/lh"; }
  Status configure(Args& args) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
};

}  // namespace click
