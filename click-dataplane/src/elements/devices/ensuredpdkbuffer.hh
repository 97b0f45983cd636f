#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
EnsureDPDKBuffer([I<keywords> FORCE_COPY, EXTRA_HEADROOM])

=s netdevices
makes sure that packets lie in DPDK's memory

=d
Passes packets on unchanged, because all packets of this engine lie in DPDK's memory. It is there for configurations
that were written for engines where it is not so. FORCE_COPY and EXTRA_HEADROOM are accepted and do nothing.

=a ToDPDKDevice
*/
class EnsureDPDKBuffer final : public Element {
 public:
  const char* class_name() const override { return "EnsureDPDKBuffer"; }
  Status configure(Args& args) override;
  void push(PortId, PacketBatch batch) override { output(0).push(std::move(batch)); }
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override { return input(0).pull(storage, max); }
};

}  // namespace click
