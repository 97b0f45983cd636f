#pragma once

#include "elements/nat/rewriter.hh"

namespace click {

/*
=c
IPAddrRewriter(INPUTSPEC1, ..., INPUTSPECN [, TIMEOUT, GUARANTEE, REAP_INTERVAL, MAPPING_CAPACITY, DST_ANNO])

=s nat
rewrites source addresses of IP packets (Basic NAT)

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Gives each host inside an address outside, whatever its packets' protocol. A packet from an address that is mapped gets
the address outside as its source and goes to the mapping's FOUTPUT; one to an address outside gets the host's address
as its destination and goes to ROUTPUT. For other packets the INPUTSPEC of the input on which they arrive says what to
do: `drop', `pass OUTPUT', `keep FOUTPUT ROUTPUT', `pattern NAME FOUTPUT ROUTPUT' and `ELEMENT' are those of IPRewriter;
and

`pattern SADDR - FOUTPUT ROUTPUT' makes a mapping. SADDR is an address, a range `LOW-HIGH' or a network `ADDR/LENGTH',
of which an address is taken at random that no one has (with `#' behind it, one after the other), or a dash, which
leaves the source as it is. When there is no address left, the packet is dropped.

Checksums of IP, TCP and UDP are kept right.

Packets must have their IP header annotation set; others are dropped, except at an input with `pass'. Keyword arguments
are:

TIMEOUT: a mapping is forgotten after so long without a packet. Default is 5 minutes.

GUARANTEE: when there is no room for a new mapping, one that had no packet for so long is forgotten; if there is none,
the packet is dropped. Default is 5 seconds.

REAP_INTERVAL, MAPPING_CAPACITY and DST_ANNO are those of IPRewriter.

Mappings survive a hot swap.

=e
  rw :: IPAddrRewriter(pattern 2.0.0.1-2.0.0.14 - 0 1, drop);

=h table read
The mappings, one per line: `SA => SA' [*FOUTPUT ROUTPUT]'.

=h mappings read
Same as table.

=h table_size read
Number of mappings.

=h nmappings read
Same as table_size.

=h size read
Number of mappings of all rewriters that share this one's capacity.

=h capacity read/write
MAPPING_CAPACITY.

=h mapping_failures read
Number of packets for which no mapping could be made.

=h patterns read
The patterns of the inputs, one per line.

=h clear write
Forgets all mappings.

=a IPRewriter, IPAddrPairRewriter, IPRewriterPatterns
*/
class IPAddrRewriter final : public FlowRewriter<IPAddrRewriter> {
 public:
  const char* class_name() const override { return "IPAddrRewriter"; }
  Status configure(Args& args) override;
  std::optional<FlowKey> translate(const FlowKey& key) const override;

  // A mapping is a flow from its address to nowhere; the address outside is where answers go.
  static FlowKey flow_key(const FlowKey& key) { return {key.source, 0, 0, 0, 0}; }
  bool read_key(const Packet& packet, FlowKey& key) const;
  uint32_t find(const FlowKey& key, uint64_t hash) const;
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place);
  int64_t timeout_of(const NatFlow&) const override { return timeouts_.idle.count(); }

 private:
  std::string key_text(const FlowKey& key) const override { return IpAddress{key.source}.text(); }
};

}  // namespace click
