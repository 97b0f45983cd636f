#pragma once

#include "elements/nat/port_rewriter.hh"

namespace click {

/*
=c
UDPRewriter(INPUTSPEC1, ..., INPUTSPECN [, TIMEOUT, STREAMING_TIMEOUT, GUARANTEE, REAP_INTERVAL, MAPPING_CAPACITY,
DST_ANNO])

=s nat
rewrites addresses and ports of UDP packets

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Does for UDP what IPRewriter does; its documentation describes the INPUTSPECs. TCP packets are rewritten as well, but
their flows are not followed: they have the timeouts of UDP. Other packets are dropped, except at an input with `pass'.
Keyword arguments are:

TIMEOUT: a flow is forgotten after so long without a packet. Default is 5 minutes.

STREAMING_TIMEOUT is the same for flows of at least three packets with some in each direction. Default is TIMEOUT.

GUARANTEE: when there is no room for a new flow, one that had no packet for so long is forgotten. Default is 5 seconds.

REAP_INTERVAL, MAPPING_CAPACITY and DST_ANNO are those of IPRewriter.

Flows survive a hot swap.

=h table read
The flows, one per line: `(SA, SP, DA, DP) => (SA', SP', DA', DP') [*FOUTPUT ROUTPUT]'.

=h mappings read
Same as table.

=h table_size read
Number of flows.

=h nmappings read
Same as table_size.

=h size read
Number of flows of all rewriters that share this one's capacity.

=h capacity read/write
MAPPING_CAPACITY.

=h mapping_failures read
Number of packets for which no flow could be noted.

=h patterns read
The patterns of the inputs, one per line.

=h clear write
Forgets all flows.

=a IPRewriter, TCPRewriter
*/
class UDPRewriter final : public FlowRewriter<UDPRewriter, PortRewriter> {
 public:
  const char* class_name() const override { return "UDPRewriter"; }
  Status configure(Args& args) override;

  bool read_key(const Packet& packet, FlowKey& key) const { return PortRewriter::read_key(packet, true, true, key); }
  uint32_t find(const FlowKey& key, uint64_t hash) const { return table_.find(key, hash); }
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place) {
    flow.sides[place % 2].seen = true;
    return rewrite_ports(packet, flow, place);
  }
  int64_t timeout_of(const NatFlow& flow) const override {
    return (flow.packets >= 3 && flow.both_seen() ? streaming_ : timeouts_.idle).count();
  }

 private:
  std::chrono::nanoseconds streaming_{0};
};

}  // namespace click
