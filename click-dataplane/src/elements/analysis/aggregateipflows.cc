#include "elements/analysis/aggregateipflows.hh"

#include <netinet/in.h>

#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr uint8_t kFin = 1;
constexpr uint8_t kSyn = 2;
constexpr uint8_t kRst = 4;

}  // namespace

size_t AggregateIPFlows::Hash::operator()(const Key& key) const {
  uint64_t mixed = (uint64_t{key.source} << 32 | key.destination) * 0x9e3779b97f4a7c15;
  mixed ^= uint64_t{key.source_port} << 24 | uint64_t{key.destination_port} << 8 | key.protocol;
  return static_cast<size_t>((mixed ^ mixed >> 31) * 0xbf58476d1ce4e5b9);
}

AggregateIPFlows::~AggregateIPFlows() {
  for (auto& [key, fragments] : fragments_) {
    if (fragments.waiting.empty()) continue;
    count_drops(DropReason::kStopped, fragments.waiting.size());
    rte_pktmbuf_free_bulk(fragments.waiting.data(), static_cast<unsigned>(fragments.waiting.size()));
  }
}

Status AggregateIPFlows::configure(Args& args) {
  return args.keyword("TCP_TIMEOUT", tcp_)
      .keyword("TCP_DONE_TIMEOUT", tcp_done_)
      .keyword("UDP_TIMEOUT", udp_)
      .keyword("FRAGMENT_TIMEOUT", fragment_timeout_)
      .keyword("REAP", reap_interval_)
      .keyword("ICMP", icmp_)
      .keyword("FRAGMENTS", follow_fragments_, &has_fragments_)
      .keyword("SYMETRIC", symmetric_)
      .check([&] { return reap_interval_.count() > 0; }, "REAP must be positive")
      .finish();
}

Status AggregateIPFlows::initialize() {
  if (output(0).flow() == Flow::kPush || !follow_fragments_) return Status::ok();
  if (has_fragments_) return Status::error("FRAGMENTS true needs packets that are pushed");
  follow_fragments_ = false;
  return Status::ok();
}

Status AggregateIPFlows::take_state(Element& previous) {
  auto& before = static_cast<AggregateIPFlows&>(previous);
  flows_ = std::move(before.flows_);
  next_ = before.next_;
  reaped_ = before.reaped_;
  if (!follow_fragments_) return Status::ok();
  fragments_ = std::move(before.fragments_);
  before.fragments_.clear();
  waiting_ = std::exchange(before.waiting_, 0);
  return Status::ok();
}

uint64_t AggregateIPFlows::timeout(const Key& key, const FlowState& flow) const {
  auto time = key.protocol == IPPROTO_UDP ? udp_ : flow.finished == 3 ? tcp_done_ : tcp_;
  return static_cast<uint64_t>(time.count());
}

AggregateIPFlows::FlowState* AggregateIPFlows::find(const Key& key, uint8_t& direction) {
  direction = 0;
  auto found = flows_.find(key);
  if (found == flows_.end() && symmetric_) {
    found = flows_.find(key.reversed());
    direction = 1;
  }
  return found == flows_.end() ? nullptr : &found->second;
}

PortId AggregateIPFlows::number(Packet packet, const Key& key, bool tcp, uint8_t flags, uint64_t time) {
  uint8_t direction = 0;
  FlowState* flow = find(key, direction);
  if (flow != nullptr && time > flow->last && time - flow->last > timeout(key, *flow)) {
    tell_forgotten(flow->number);
    flows_.erase(direction == 0 ? key : key.reversed());
    flow = nullptr;
  }
  if (flow == nullptr) {
    direction = 0;
    flow = &flows_[key];
    flow->number = next_++;
  }
  flow->last = std::max(flow->last, time);
  if (tcp) {
    if ((flags & kRst) != 0) flow->finished = 3;
    if ((flags & kFin) != 0) flow->finished |= static_cast<uint8_t>(1 << direction);
    if ((flags & kSyn) != 0) flow->finished = 0;
  }
  packet.set_annotation(kAggregate, flow->number);
  packet.set_paint(direction);
  return 0;
}

// An ICMP error gets the number of the flow that it is about.
PortId AggregateIPFlows::number_icmp(Packet packet) {
  const uint8_t* icmp = packet.transport_header();
  int32_t left = packet.transport_length();
  bool error = left >= 8 + 20 + 8 && (icmp[0] == 3 || icmp[0] == 4 || icmp[0] == 5 || icmp[0] == 11 || icmp[0] == 12);
  if (!error) return other();
  const auto& quoted = *reinterpret_cast<const rte_ipv4_hdr*>(icmp + 8);
  uint32_t header = ip_header_length(quoted);
  if (header < 20 || left < static_cast<int32_t>(8 + header + 4) || !is_first_fragment(quoted)) return other();
  Key key{quoted.src_addr, quoted.dst_addr, 0, 0, quoted.next_proto_id};
  std::memcpy(&key.source_port, icmp + 8 + header, 2);
  std::memcpy(&key.destination_port, icmp + 8 + header + 2, 2);
  uint8_t direction = 0;
  FlowState* flow = find(key, direction);
  if (flow == nullptr) return other();
  packet.set_annotation(kAggregate, flow->number);
  packet.set_paint(static_cast<uint8_t>(2 + direction));
  return 0;
}

PortId AggregateIPFlows::fragment(Packet packet, const rte_ipv4_hdr& ip, uint64_t time) {
  Fragments& fragments = fragments_[{ip.src_addr, ip.dst_addr, ip.packet_id, ip.next_proto_id}];
  fragments.time = std::max(fragments.time, time);
  if (fragments.known) {
    packet.set_annotation(kAggregate, fragments.number);
    packet.set_paint(fragments.paint);
    return 0;
  }
  if (waiting_ == kMostWaiting) return other();
  fragments.waiting.push_back(packet.mbuf());
  ++waiting_;
  return kConsumed;
}

PortId AggregateIPFlows::process(Packet packet, std::vector<rte_mbuf*>& released) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return other();
  uint64_t time = packet.timestamp();
  if (time > reaped_ + static_cast<uint64_t>(reap_interval_.count())) reap(time);
  if (ip->next_proto_id == IPPROTO_ICMP && icmp_ && is_first_fragment(*ip)) return number_icmp(packet);
  bool tcp = ip->next_proto_id == IPPROTO_TCP;
  if (!tcp && ip->next_proto_id != IPPROTO_UDP) return other();
  if (!is_first_fragment(*ip)) return follow_fragments_ ? fragment(packet, *ip, time) : other();
  int32_t left = packet.transport_length();
  if (left < (tcp ? 14 : 8)) return other();
  const uint8_t* at = packet.transport_header();
  Key key{ip->src_addr, ip->dst_addr, 0, 0, ip->next_proto_id};
  std::memcpy(&key.source_port, at, 2);
  std::memcpy(&key.destination_port, at + 2, 2);
  PortId verdict = number(packet, key, tcp, tcp ? at[13] : uint8_t{0}, time);
  if (!is_fragment(*ip) || !follow_fragments_) return verdict;
  Fragments& fragments = fragments_[{ip->src_addr, ip->dst_addr, ip->packet_id, ip->next_proto_id}];
  fragments.known = true;
  fragments.number = packet.annotation<uint32_t>(kAggregate);
  fragments.paint = packet.paint();
  fragments.time = time;
  for (rte_mbuf* mbuf : fragments.waiting) {
    Packet waits(mbuf);
    waits.set_annotation(kAggregate, fragments.number);
    waits.set_paint(fragments.paint);
    released.push_back(mbuf);
  }
  waiting_ -= fragments.waiting.size();
  fragments.waiting.clear();
  return verdict;
}

void AggregateIPFlows::forget_fragments(uint64_t before, std::vector<rte_mbuf*>& expired) {
  for (auto at = fragments_.begin(); at != fragments_.end();) {
    if (at->second.time >= before) {
      ++at;
      continue;
    }
    waiting_ -= at->second.waiting.size();
    expired.insert(expired.end(), at->second.waiting.begin(), at->second.waiting.end());
    at = fragments_.erase(at);
  }
}

void AggregateIPFlows::reap(uint64_t time) {
  reaped_ = time;
  for (auto at = flows_.begin(); at != flows_.end();) {
    bool over = time > at->second.last && time - at->second.last > timeout(at->first, at->second);
    if (over) tell_forgotten(at->second.number);
    at = over ? flows_.erase(at) : std::next(at);
  }
}

void AggregateIPFlows::push(PortId, PacketBatch batch) {
  std::vector<rte_mbuf*> released;  // no memory is taken until fragments wait
  PortId verdicts[kBatchSize];
  uint64_t newest = 0;
  for (unsigned i = 0; i < batch.size(); ++i) {
    newest = std::max(newest, batch[i].timestamp());
    verdicts[i] = process(batch[i], released);
  }
  distribute(std::move(batch), verdicts);
  for (rte_mbuf* mbuf : released) checked_push(0, Packet(mbuf));
  auto patience = static_cast<uint64_t>(fragment_timeout_.count());
  if (fragments_.empty() || newest < patience) return;
  std::vector<rte_mbuf*> expired;
  forget_fragments(newest - patience, expired);
  for (rte_mbuf* mbuf : expired) checked_push(1, Packet(mbuf), DropReason::kFiltered);
}

PacketBatch AggregateIPFlows::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  std::vector<rte_mbuf*> none;
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) verdicts[i] = process(batch[i], none);
  return keep_first_output(std::move(batch), verdicts);
}

void AggregateIPFlows::clear() {
  for (const auto& [key, flow] : flows_) tell_forgotten(flow.number);
  flows_.clear();
  std::vector<rte_mbuf*> expired;
  forget_fragments(UINT64_MAX, expired);
  for (rte_mbuf* mbuf : expired) checked_push(1, Packet(mbuf), DropReason::kFiltered);
}

void AggregateIPFlows::add_handlers(Handlers& handlers) {
  add_action_handler(handlers, "clear", [this] { clear(); });
  handlers.read("flows", [this] { return std::to_string(flows_.size()); });
}

REGISTER_ELEMENT(AggregateIPFlows);

}  // namespace click
