#pragma once

#include <netinet/in.h>

#include "elements/nat/port_rewriter.hh"

namespace click {

/*
=c
TCPRewriter(INPUTSPEC1, ..., INPUTSPECN [, TCP_TIMEOUT, TCP_DONE_TIMEOUT, TCP_NODATA_TIMEOUT, TCP_GUARANTEE,
REAP_INTERVAL, MAPPING_CAPACITY, DST_ANNO])

=s nat
rewrites addresses, ports and sequence numbers of TCP packets

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Does for TCP what IPRewriter does; its documentation describes the INPUTSPECs, the arguments and the handlers. Packets
that are not TCP are dropped, except at an input with `pass'.

When another element (FTPPortMapper) makes the data of a packet longer or shorter and says so, the sequence numbers that
follow are changed, and acknowledgements of the other side, selective ones included, are changed back.

Flows survive a hot swap.

=h table read
The flows, one per line: `(SA, SP, DA, DP) => (SA', SP', DA', DP') [*FOUTPUT ROUTPUT]'.

=h mappings read
Same as table.

=h lookup "read with parameters"
Takes `SADDR SPORT DADDR DPORT'; gives what such packets become, in the same form, or nothing.

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

=a IPRewriter, FTPPortMapper
*/
class TCPRewriter final : public FlowRewriter<TCPRewriter, TcpAwareRewriter> {
 public:
  const char* class_name() const override { return "TCPRewriter"; }
  Status configure(Args& args) override;
  void add_handlers(Handlers& handlers) override;

  bool read_key(const Packet& packet, FlowKey& key) const { return PortRewriter::read_key(packet, true, false, key); }
  uint32_t find(const FlowKey& key, uint64_t hash) const { return table_.find(key, hash); }
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place) { return rewrite_ports(packet, flow, place); }
  int64_t timeout_of(const NatFlow& flow) const override { return tcp_timeout(flow); }

 private:
  int64_t guarantee_of(const NatFlow&) const override { return tcp_.guarantee.count(); }
};

}  // namespace click
