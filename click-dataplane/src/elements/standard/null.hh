#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Null

=s basictransfer
passes packets on unchanged

=d
Passes packets on. It gives a place in a configuration a name, and ports to a compound element.

Also known as Null1 to Null8.

=a Align
*/
class Null final : public Element {
 public:
  const char* class_name() const override { return "Null"; }
  void push(PortId, PacketBatch batch) override { output(0).push(std::move(batch)); }
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override { return input(0).pull(storage, max); }
};

}  // namespace click
