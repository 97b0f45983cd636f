#pragma once

#include "elements/nat/rewriter.hh"

namespace click {

/*
=c
IPAddrPairRewriter(INPUTSPEC1, ..., INPUTSPECN [, TIMEOUT, GUARANTEE, REAP_INTERVAL, MAPPING_CAPACITY, DST_ANNO])

=s nat
rewrites addresses of IP packets by pairs of addresses

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Maps pairs of source and destination address to other pairs, whatever the packets' protocol, so several hosts inside
can share an address outside as long as they talk to different hosts. A packet with a pair that is mapped, or an answer
to one, is rewritten and goes to the mapping's output. For other packets the INPUTSPEC of the input on which they arrive
says what to do: `drop', `pass OUTPUT', `keep FOUTPUT ROUTPUT', `pattern NAME FOUTPUT ROUTPUT' and `ELEMENT' are those
of IPRewriter; and

`pattern SADDR DADDR FOUTPUT ROUTPUT' makes a mapping. SADDR is an address, a range `LOW-HIGH' or a network
`ADDR/LENGTH', of which an address is taken at random that makes the new pair different from all others (with `#' behind
it, one after the other), or a dash; DADDR is an address or a dash. A dash leaves the field as it is. When there is no
address left, the packet is dropped.

Checksums of IP, TCP and UDP are kept right.

Packets must have their IP header annotation set; others are dropped, except at an input with `pass'. Keyword arguments
are:

TIMEOUT: a mapping is forgotten after so long without a packet. Default is 5 minutes.

GUARANTEE: when there is no room for a new mapping, one that had no packet for so long is forgotten; if there is none,
the packet is dropped. Default is 5 seconds.

REAP_INTERVAL, MAPPING_CAPACITY and DST_ANNO are those of IPRewriter.

Mappings survive a hot swap.

=h table read
The mappings, one per line: `(SA, DA) => (SA', DA') [*FOUTPUT ROUTPUT]'.

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

=a IPRewriter, IPAddrRewriter, IPRewriterPatterns
*/
class IPAddrPairRewriter final : public FlowRewriter<IPAddrPairRewriter> {
 public:
  const char* class_name() const override { return "IPAddrPairRewriter"; }
  Status configure(Args& args) override;
  std::optional<FlowKey> translate(const FlowKey& key) const override;

  bool read_key(const Packet& packet, FlowKey& key) const;
  uint32_t find(const FlowKey& key, uint64_t hash) const { return table_.find(key, hash); }
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place);
  int64_t timeout_of(const NatFlow&) const override { return timeouts_.idle.count(); }

 private:
  std::string key_text(const FlowKey& key) const override {
    return "(" + IpAddress{key.source}.text() + ", " + IpAddress{key.destination}.text() + ")";
  }
};

}  // namespace click
