#pragma once

#include <chrono>
#include <map>
#include <unordered_map>
#include <vector>

#include "elements/analysis/aggregate_source.hh"
#include "graph/element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
AggregateIPFlows([TCP_TIMEOUT, TCP_DONE_TIMEOUT, UDP_TIMEOUT, FRAGMENT_TIMEOUT, REAP, ICMP, FRAGMENTS, SYMETRIC])

=s ipmeasure
sets the aggregate annotation to the number of the packet's flow

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Numbers TCP and UDP flows from 1 on, sets each packet's aggregate annotation to its flow's number, and its paint to 0
for packets in the direction of the flow's first one and to 1 for answers. A flow is known by addresses, ports and
protocol; when it had no packet for some time, it is forgotten, and later packets get a new number. Times are those of
the packets' timestamps. Other packets go to output 1, or are dropped if there is none. Packets must have their IP
header annotation set. Arguments:

TCP_TIMEOUT is that time for TCP flows. Default is 24 hours. TCP_DONE_TIMEOUT is the same for those that ended with FIN
in both directions, or with RST. Default is 30 seconds. UDP_TIMEOUT is the same for UDP. Default is 1 minute.

FRAGMENTS is a boolean: later fragments get the number that their first fragment has; those that come before it wait.
Default is true where packets are pushed; where they are pulled, it must be false, the default there. Fragments for
which no first fragment comes for FRAGMENT_TIMEOUT (default 30 seconds) go to output 1 as well.

ICMP is a boolean: ICMP errors about a flow get its number, and paint 2 or 3 for packets in one or the other direction.
Default is false.

SYMETRIC is a boolean: answers belong to the same flow. Default is true.

REAP is the time between two sweeps that forget old flows. Default is 20 minutes.

Flows survive a hot swap.

=e
  FromDump(trace, STOP true, FORCE_IP true) -> af :: AggregateIPFlows -> AggregateCounter -> Discard;
  DriverManager(wait, write af.clear)

=h clear write
Forgets all flows; fragments that wait go to output 1.

=h flows read
Number of flows that are known.

=a AggregateIP, AggregateIPAddrPair, AggregateCounter, AggregateFirst
*/
class AggregateIPFlows final : public Element, public AggregateSource {
 public:
  ~AggregateIPFlows() override;
  const char* class_name() const override { return "AggregateIPFlows"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Key {
    uint32_t source = 0;
    uint32_t destination = 0;
    uint16_t source_port = 0;
    uint16_t destination_port = 0;
    uint8_t protocol = 0;
    friend bool operator==(const Key&, const Key&) = default;
    Key reversed() const { return {destination, source, destination_port, source_port, protocol}; }
  };
  struct Hash {
    size_t operator()(const Key& key) const;
  };
  struct FlowState {
    uint32_t number = 0;
    uint64_t last = 0;
    uint8_t finished = 0;  // bits: the directions; 3 with RST
  };
  // The fragments of one packet.
  struct FragmentKey {
    uint32_t source, destination;
    uint16_t id;
    uint8_t protocol;
    friend auto operator<=>(const FragmentKey&, const FragmentKey&) = default;
  };
  struct Fragments {
    bool known = false;
    uint32_t number = 0;
    uint8_t paint = 0;
    uint64_t time = 0;
    std::vector<rte_mbuf*> waiting;
  };
  static constexpr size_t kMostWaiting = 1024;

  PortId process(Packet packet, std::vector<rte_mbuf*>& released);
  PortId number(Packet packet, const Key& key, bool tcp_flags_known, uint8_t tcp_flags, uint64_t time);
  PortId number_icmp(Packet packet);
  PortId fragment(Packet packet, const rte_ipv4_hdr& ip, uint64_t time);
  PortId other() const { return output_count() > 1 ? 1 : dropped(DropReason::kFiltered); }
  FlowState* find(const Key& key, uint8_t& direction);
  uint64_t timeout(const Key& key, const FlowState& flow) const;
  void reap(uint64_t time);
  void forget_fragments(uint64_t before, std::vector<rte_mbuf*>& expired);
  void clear();

  std::unordered_map<Key, FlowState, Hash> flows_;
  std::map<FragmentKey, Fragments> fragments_;
  size_t waiting_ = 0;
  uint32_t next_ = 1;
  uint64_t reaped_ = 0;
  std::chrono::nanoseconds tcp_ = std::chrono::hours(24);
  std::chrono::nanoseconds tcp_done_ = std::chrono::seconds(30);
  std::chrono::nanoseconds udp_ = std::chrono::minutes(1);
  std::chrono::nanoseconds fragment_timeout_ = std::chrono::seconds(30);
  std::chrono::nanoseconds reap_interval_ = std::chrono::minutes(20);
  bool icmp_ = false;
  bool follow_fragments_ = true;
  bool has_fragments_ = false;
  bool symmetric_ = true;
};

}  // namespace click
