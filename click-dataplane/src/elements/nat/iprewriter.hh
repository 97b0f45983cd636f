#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "elements/nat/flow_table.hh"
#include "elements/nat/rewriter_input.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/timer.hh"

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

Packets must have their IP header annotation set. Packets that are neither TCP nor UDP, and fragments that are not the
first, are dropped, except at an input with `pass'. Keyword arguments are:

TCP_TIMEOUT: a TCP flow with data in both directions is forgotten after so long without a packet. Default is 24 hours.

TCP_DONE_TIMEOUT is the same for flows that ended with FIN or RST. Default is 4 minutes.

TCP_NODATA_TIMEOUT is the same for flows that had no data in one direction. Default is 5 minutes.

UDP_TIMEOUT is the same for UDP. Default is 5 minutes. UDP_STREAMING_TIMEOUT is for UDP flows of at least three packets
with some in each direction; default is UDP_TIMEOUT.

TCP_GUARANTEE and UDP_GUARANTEE: when there is no room for a new flow, one that had no packet for so long is forgotten;
if there is none, the new flow's packet is dropped. Default is 5 seconds.

REAP_INTERVAL is the time between two sweeps that forget old flows. Default is 15 minutes.

MAPPING_CAPACITY is the greatest number of flows. Default is 65536.

DST_ANNO is a boolean: sets the destination address annotation to the new destination. Default is true.

Flows survive a hot swap.

=e
Hosts inside share the address 1.0.0.1; input 0 is from inside, input 1 from outside.

  rw :: IPRewriter(pattern 1.0.0.1 1024-65535 - - 0 1, drop);

=h table_size read
Number of flows.

=h size read
Same as table_size.

=h capacity read
MAPPING_CAPACITY.

=h mapping_failures read
Number of packets for which no flow could be noted.

=h tcp_table read
The TCP flows, one per line: `(SA, SP, DA, DP) => (SA', SP', DA', DP') [*FOUTPUT ROUTPUT]'.

=h udp_table read
The UDP flows.

=h tcp_lookup "read with parameters"
Takes `SADDR SPORT DADDR DPORT'; gives what such TCP packets become, in the same form, or nothing.

=h clear write
Forgets all flows.

=a IPRewriterPatterns
*/
class IPRewriter final : public Element {
 public:
  IPRewriter() : timer_(*this) {}
  const char* class_name() const override { return "IPRewriter"; }
  const char* port_count() const override { return "1-/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Timeouts {
    std::chrono::nanoseconds tcp = std::chrono::hours(24);
    std::chrono::nanoseconds tcp_done = std::chrono::minutes(4);
    std::chrono::nanoseconds tcp_nodata = std::chrono::minutes(5);
    std::chrono::nanoseconds tcp_guarantee = std::chrono::seconds(5);
    std::chrono::nanoseconds udp = std::chrono::minutes(5);
    std::chrono::nanoseconds udp_streaming{0};
    std::chrono::nanoseconds udp_guarantee = std::chrono::seconds(5);
    std::chrono::nanoseconds reap = std::chrono::minutes(15);
  };
  static bool read_key(const Packet& packet, FlowKey& key);
  PortId process(Packet& packet, PortId in, const FlowKey& key, int64_t now);
  PortId miss(Packet& packet, PortId in, const FlowKey& key, int64_t now);
  PortId rewrite(Packet& packet, NatFlow& flow, int side, int64_t now);
  void note_tcp(const Packet& packet, NatFlow& flow, int side) const;
  bool is_over(const NatFlow& flow, int64_t now) const;
  bool make_room(int64_t now);
  std::string table_text(uint8_t protocol) const;
  HandlerResult look_up(std::string_view text) const;

  std::vector<RewriterInput> inputs_;
  FlowTable table_;
  Timeouts timeouts_;
  Timer timer_;
  uint32_t capacity_ = 65536;
  uint32_t hand_ = 0;  // where the search for a flow to forget goes on
  uint64_t failures_ = 0;
  bool destination_annotation_ = true;
};

}  // namespace click
