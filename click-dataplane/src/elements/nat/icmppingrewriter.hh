#pragma once

#include <netinet/in.h>

#include "elements/nat/rewriter.hh"

namespace click {

/*
=c
ICMPPingRewriter(INPUTSPEC1, ..., INPUTSPECN [, TIMEOUT, GUARANTEE, REAP_INTERVAL, MAPPING_CAPACITY, DST_ANNO])

=s nat
rewrites ICMP echo requests and replies

=io
One input per INPUTSPEC, any number of outputs.

=processing
Push.

=d
Lets pings through a NAT: rewrites addresses and identifiers of echo requests, and puts them back in the replies.
Requests are told apart by source, destination and identifier. The INPUTSPECs are those of IPRewriter, where SPORT is
the new identifier, or a range of them, and DPORT must be a dash; a mapping's requests go to FOUTPUT, its replies to
ROUTPUT.

Replies to requests that are not known, other packets and fragments are dropped, except at an input with `pass'. Packets
must have their IP header annotation set. Keyword arguments are:

TIMEOUT: a mapping is forgotten after so long without a packet. Default is 5 minutes.

GUARANTEE: when there is no room for a new mapping, one that had no packet for so long is forgotten. Default is 5
seconds.

REAP_INTERVAL, MAPPING_CAPACITY and DST_ANNO are those of IPRewriter.

Mappings survive a hot swap.

=e
  ping :: ICMPPingRewriter(pattern 1.0.0.1 1024-65535 - - 0 1, drop);

=h table read
The mappings, one per line: `(SRC, DST, IDENTIFIER) => (SRC', DST', IDENTIFIER') [*FOUTPUT ROUTPUT]'.

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
Number of requests for which no mapping could be made.

=h patterns read
The patterns of the inputs, one per line.

=h clear write
Forgets all mappings.

=a IPRewriter, ICMPRewriter, ICMPPingResponder
*/
class ICMPPingRewriter final : public FlowRewriter<ICMPPingRewriter> {
 public:
  const char* class_name() const override { return "ICMPPingRewriter"; }
  Status configure(Args& args) override;

  // The identifier is a request's source port and a reply's destination port.
  bool read_key(const Packet& packet, FlowKey& key) const;
  static bool begins_flow(const Packet& packet) { return packet.transport_header()[0] == RTE_IP_ICMP_ECHO_REQUEST; }
  uint32_t find(const FlowKey& key, uint64_t hash) const { return table_.find(key, hash); }
  PortId rewrite(Packet& packet, NatFlow& flow, uint32_t place);
  int64_t timeout_of(const NatFlow&) const override { return timeouts_.idle.count(); }

 private:
  std::string key_text(const FlowKey& key) const override;
};

}  // namespace click
