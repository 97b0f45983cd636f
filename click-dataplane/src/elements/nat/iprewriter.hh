#pragma once

#include <netinet/in.h>

#include "elements/nat/port_rewriter.hh"

namespace click {

/*
=c
IPRewriter(INPUTSPEC1, ..., INPUTSPECN [, TCP_TIMEOUT, TCP_DONE_TIMEOUT, TCP_NODATA_TIMEOUT, TCP_GUARANTEE, UDP_TIMEOUT,
UDP_STREAMING_TIMEOUT, UDP_GUARANTEE, REAP_INTERVAL, MAPPING_CAPACITY, DST_ANNO])

=s nat
rewrites addresses and ports of TCP and UDP packets

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Knows flows, and rewrites source and destination addresses and ports of their packets with the checksums. A packet of a
flow that is known, or an answer to one, is rewritten and goes to the flow's output. For other packets the INPUTSPEC of
the input on which they arrive says what to do:

`drop' (or `discard') drops them.

`pass OUTPUT' sends them to OUTPUT; no flow is noted.

`keep FOUTPUT ROUTPUT' notes a flow that stays as it is: its packets go to FOUTPUT, answers to ROUTPUT.

`pattern SADDR SPORT DADDR DPORT FOUTPUT ROUTPUT' notes a flow that is rewritten: each of the four is the new value, or
a dash that leaves the field alone. SPORT may be a range LOW-HIGH, in which a port is chosen that makes the flow
different from all others: the packet's own if possible, otherwise any. `LOW-HIGH#' takes one after the other,
`LOW-HIGH?' any. When there is none left, the packet is dropped. Packets go to FOUTPUT, answers, with addresses and
ports put back, to ROUTPUT.

`pattern NAME FOUTPUT ROUTPUT' takes a pattern from IPRewriterPatterns.

`ELEMENT' asks the element of this name, for example a RoundRobinIPMapper, what the flow becomes and where it goes.

Packets must have their IP header annotation set. Packets that are neither TCP nor UDP, and fragments that are not the
first, are dropped, except at an input with `pass'. Keyword arguments are:

TCP_TIMEOUT: a TCP flow with data in both directions is forgotten after so long without a packet. Default is 24 hours.

TCP_DONE_TIMEOUT is the same for flows that ended with RST or with FIN in both directions. Default is 4 minutes.

TCP_NODATA_TIMEOUT is the same for flows that had no data in one direction. Default is 5 minutes.

UDP_TIMEOUT is the same for UDP. Default is 5 minutes. UDP_STREAMING_TIMEOUT is for UDP flows of at least three packets
with some in each direction; default is UDP_TIMEOUT.

TCP_GUARANTEE and UDP_GUARANTEE: when there is no room for a new flow, one that had no packet for so long is forgotten;
if there is none, the new flow's packet is dropped. Default is 5 seconds.

REAP_INTERVAL is the time between two sweeps that forget old flows. Default is 15 minutes.

MAPPING_CAPACITY is the greatest number of flows, or the name of another rewriter, whose capacity this one then shares.
Default is 65536.

DST_ANNO is a boolean: sets the destination address annotation to the new destination. Default is true.

Like TCPRewriter it changes sequence numbers when FTPPortMapper asks for it. Flows survive a hot swap.

Also known as VanillaIPRewriter.

=e
Hosts inside share the address 1.0.0.1; input 0 is from inside, input 1 from outside.

  rw :: IPRewriter(pattern 1.0.0.1 1024-65535 - - 0 1, drop);

=h table_size read
Number of flows.

=h nmappings read
Same as table_size.

=h size read
Number of flows of all rewriters that share this one's capacity.

=h capacity read/write
MAPPING_CAPACITY. What is written may be more or less than before; flows that are there stay.

=h mapping_failures read
Number of packets for which no flow could be noted.

=h table read
All flows, one per line, as in tcp_table.

=h mappings read
Same as table.

=h patterns read
The patterns of the inputs, one per line.

=h tcp_table read
The TCP flows, one per line: `(SA, SP, DA, DP) => (SA', SP', DA', DP') [*FOUTPUT ROUTPUT]'.

=h tcp_mappings read
Same as tcp_table.

=h udp_table read
The UDP flows.

=h udp_mappings read
Same as udp_table.

=h tcp_lookup "read with parameters"
Takes `SADDR SPORT DADDR DPORT'; gives what such TCP packets become, in the same form, or nothing.

=h clear write
Forgets all flows.

=a TCPRewriter, UDPRewriter, IPAddrRewriter, IPAddrPairRewriter, IPRewriterPatterns, RoundRobinIPMapper,
SourceIPHashMapper, FTPPortMapper, ICMPRewriter, ICMPPingRewriter
*/
class IPRewriter final : public FlowRewriter<IPRewriter, TcpAwareRewriter> {
 public:
  const char* class_name() const override { return "IPRewriter"; }
  Status configure(Args& args) override;
  void add_handlers(Handlers& handlers) override;

  bool read_key(const Packet& packet, FlowKey& key) const { return PortRewriter::read_key(packet, true, true, key); }
  uint32_t find(const FlowKey& key, uint64_t hash) const { return table_.find(key, hash); }
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place) { return rewrite_ports(packet, flow, place); }
  int64_t timeout_of(const NatFlow& flow) const override {
    if (flow.sides[0].key.protocol == IPPROTO_TCP) return tcp_timeout(flow);
    return (flow.packets >= 3 && flow.both_seen() ? udp_streaming_ : timeouts_.idle).count();
  }

 private:
  int64_t guarantee_of(const NatFlow& flow) const override {
    return (flow.sides[0].key.protocol == IPPROTO_TCP ? tcp_.guarantee : timeouts_.guarantee).count();
  }

  std::chrono::nanoseconds udp_streaming_{0};
};

}  // namespace click
