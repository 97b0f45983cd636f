#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Align([MODULUS, OFFSET])

=s basicmod
takes the place of packet alignment

=d
Passes packets on. Configurations made for machines that cannot read unaligned numbers have it; here elements
read unaligned ones, so there is nothing to do. MODULUS (default 4) and OFFSET (default 0) are checked and ignored.

=a Null
*/
class Align final : public Element {
 public:
  const char* class_name() const override { return "Align"; }
  Status configure(Args& args) override;
  void push(PortId, PacketBatch batch) override { output(0).push(std::move(batch)); }
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override { return input(0).pull(storage, max); }
};

}  // namespace click
