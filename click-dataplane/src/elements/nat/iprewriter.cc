#include "elements/nat/iprewriter.hh"

#include <netinet/in.h>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr uint8_t kFin = 1;
constexpr uint8_t kSyn = 2;
constexpr uint8_t kRst = 4;
// Flows to look at for one that may go when there is no room.
constexpr uint32_t kRoomEffort = 64;

uint16_t adjusted(uint16_t checksum, uint16_t delta) {
  uint32_t sum = uint32_t{static_cast<uint16_t>(~checksum)} + delta;
  return static_cast<uint16_t>(~(sum + (sum >> 16)));
}

}  // namespace

Status IPRewriter::configure(Args& args) {
  std::vector<std::string> specifications;
  bool has_streaming = false;
  Status status = args.rest(specifications)
                      .keyword("TCP_TIMEOUT", timeouts_.tcp)
                      .keyword("TCP_DONE_TIMEOUT", timeouts_.tcp_done)
                      .keyword("TCP_NODATA_TIMEOUT", timeouts_.tcp_nodata)
                      .keyword("TCP_GUARANTEE", timeouts_.tcp_guarantee)
                      .keyword("UDP_TIMEOUT", timeouts_.udp)
                      .keyword("UDP_STREAMING_TIMEOUT", timeouts_.udp_streaming, &has_streaming)
                      .keyword("UDP_GUARANTEE", timeouts_.udp_guarantee)
                      .keyword("REAP_INTERVAL", timeouts_.reap)
                      .keyword("MAPPING_CAPACITY", capacity_)
                      .keyword("DST_ANNO", destination_annotation_)
                      .check([&] { return capacity_ >= 1 && capacity_ <= 16'000'000; },
                             "MAPPING_CAPACITY must be from 1 to 16000000")
                      .check([&] { return timeouts_.reap.count() > 0; }, "REAP_INTERVAL must be positive")
                      .finish();
  if (!has_streaming) timeouts_.udp_streaming = timeouts_.udp;
  for (const std::string& text : specifications) {
    RewriterInput input;
    status.add(RewriterInput::parse(text, *this, input));
    inputs_.push_back(std::move(input));
  }
  if (static_cast<int>(inputs_.size()) != input_count()) {
    status.add(Status::error("there are " + std::to_string(inputs_.size()) + " input specifications for " +
                             std::to_string(input_count()) + " inputs"));
  }
  return status;
}

Status IPRewriter::initialize() {
  if (!table_.reserve(capacity_))
    return Status::error("there is no memory for " + std::to_string(capacity_) + " flows");
  timer_.initialize();
  timer_.schedule_after(timeouts_.reap);
  return Status::ok();
}

Status IPRewriter::take_state(Element& previous) {
  auto& before = static_cast<IPRewriter&>(previous);
  failures_ = before.failures_;
  for (uint32_t i = 0; i < before.table_.end(); ++i) {
    const NatFlow& old = before.table_.flow(i);
    if (!old.used || old.sides[0].output >= output_count() || old.sides[1].output >= output_count()) continue;
    uint32_t number = table_.insert(old.sides[0].key, old.sides[0].to, old.sides[0].output, old.sides[1].output);
    if (number == FlowTable::kNone) return Status::error("there is no room for all flows of the configuration before");
    table_.flow(number) = old;
  }
  return Status::ok();
}

// False for packets that cannot belong to a flow.
bool IPRewriter::read_key(const Packet& packet, FlowKey& key) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || !is_first_fragment(*ip)) return false;
  bool tcp = ip->next_proto_id == IPPROTO_TCP;
  if (!tcp && ip->next_proto_id != IPPROTO_UDP) return false;
  auto needed = static_cast<int32_t>(tcp ? sizeof(rte_tcp_hdr) : sizeof(rte_udp_hdr));
  if (packet.transport_length() < needed) return false;
  key.source = ip->src_addr;
  key.destination = ip->dst_addr;
  std::memcpy(&key.source_port, packet.transport_header(), 2);
  std::memcpy(&key.destination_port, packet.transport_header() + 2, 2);
  key.protocol = ip->next_proto_id;
  return true;
}

void IPRewriter::push(PortId in, PacketBatch batch) {
  int64_t now = router().now();
  FlowKey keys[kBatchSize];
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    if (read_key(batch[i], keys[i])) table_.prefetch(keys[i]);
  }
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    verdicts[i] = process(packet, in, keys[i], now);
    batch.set(i, packet);
  }
  distribute(std::move(batch), verdicts);
}

PortId IPRewriter::process(Packet& packet, PortId in, const FlowKey& key, int64_t now) {
  if (key.protocol == 0) {
    const RewriterInput& input = inputs_[static_cast<size_t>(in)];
    return input.kind == RewriterInput::Kind::kPass ? input.output : dropped(DropReason::kUnsupported);
  }
  uint32_t place = table_.find(key);
  if (place == FlowTable::kNone) return miss(packet, in, key, now);
  NatFlow& flow = table_.flow(place / 2);
  if (is_over(flow, now)) [[unlikely]] {
    table_.remove(place / 2);
    return miss(packet, in, key, now);
  }
  return rewrite(packet, flow, static_cast<int>(place % 2), now);
}

PortId IPRewriter::miss(Packet& packet, PortId in, const FlowKey& key, int64_t now) {
  RewriterInput& input = inputs_[static_cast<size_t>(in)];
  if (input.kind == RewriterInput::Kind::kPass) return input.output;
  if (input.kind == RewriterInput::Kind::kDrop) return dropped(DropReason::kFiltered);
  if (table_.size() == table_.capacity() && !make_room(now)) {
    ++failures_;
    return dropped(DropReason::kTableFull);
  }
  std::optional<FlowKey> rewritten = input.pattern.apply(key, table_);
  if (!rewritten) {
    ++failures_;
    return dropped(DropReason::kTableFull);
  }
  NatFlow& flow = table_.flow(table_.insert(key, *rewritten, input.output, input.reply_output));
  flow.input = static_cast<uint16_t>(in);
  return rewrite(packet, flow, 0, now);
}

PortId IPRewriter::rewrite(Packet& packet, NatFlow& flow, int side, int64_t now) {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  NatFlow::Side& way = flow.sides[side];
  uint8_t* transport = packet.writable_data() + packet.transport_header_offset();
  ip->src_addr = way.to.source;
  ip->dst_addr = way.to.destination;
  ip->hdr_checksum = adjusted(ip->hdr_checksum, way.ip_delta);
  std::memcpy(transport, &way.to.source_port, 2);
  std::memcpy(transport + 2, &way.to.destination_port, 2);
  if (way.to.protocol == IPPROTO_TCP) {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(transport);
    tcp->cksum = adjusted(tcp->cksum, way.transport_delta);
    note_tcp(packet, flow, side);
  } else {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(transport);
    // 0 means "no checksum" (RFC 768); a sum that comes out so is sent as all ones.
    if (udp->dgram_cksum != 0) {
      uint16_t checksum = adjusted(udp->dgram_cksum, way.transport_delta);
      udp->dgram_cksum = checksum == 0 ? 0xffff : checksum;
    }
    way.seen = true;
  }
  if (destination_annotation_) packet.set_destination_ip(way.to.destination);
  flow.last = now;
  if (flow.packets != UINT32_MAX) ++flow.packets;
  return way.output;
}

void IPRewriter::note_tcp(const Packet& packet, NatFlow& flow, int side) const {
  const auto* tcp = reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header());
  if ((tcp->tcp_flags & (kFin | kRst)) != 0) {
    flow.done = true;
  } else if ((tcp->tcp_flags & kSyn) != 0) {
    flow.done = false;
  }
  if (packet.transport_length() > (tcp->data_off >> 4) * 4) flow.sides[side].seen = true;
}

bool IPRewriter::is_over(const NatFlow& flow, int64_t now) const {
  std::chrono::nanoseconds timeout;
  if (flow.sides[0].key.protocol == IPPROTO_TCP) {
    timeout = flow.done ? timeouts_.tcp_done : flow.both_seen() ? timeouts_.tcp : timeouts_.tcp_nodata;
  } else {
    timeout = flow.packets >= 3 && flow.both_seen() ? timeouts_.udp_streaming : timeouts_.udp;
  }
  return now - flow.last > timeout.count();
}

// Forgets a flow that has had its guaranteed time, if one is found soon.
bool IPRewriter::make_room(int64_t now) {
  for (uint32_t i = 0; i < kRoomEffort && i < table_.end(); ++i) {
    hand_ = (hand_ + 1) % table_.end();
    const NatFlow& flow = table_.flow(hand_);
    bool tcp = flow.sides[0].key.protocol == IPPROTO_TCP;
    int64_t guarantee = (tcp ? timeouts_.tcp_guarantee : timeouts_.udp_guarantee).count();
    if (!flow.used || (now - flow.last < guarantee && !is_over(flow, now))) continue;
    table_.remove(hand_);
    return true;
  }
  return false;
}

void IPRewriter::run_timer(Timer&) {
  int64_t now = router().now();
  for (uint32_t i = 0; i < table_.end(); ++i) {
    if (table_.flow(i).used && is_over(table_.flow(i), now)) table_.remove(i);
  }
  timer_.reschedule_after(timeouts_.reap);
}

std::string IPRewriter::table_text(uint8_t protocol) const {
  std::string text;
  for (uint32_t i = 0; i < table_.end(); ++i) {
    const NatFlow& flow = table_.flow(i);
    if (!flow.used || flow.sides[0].key.protocol != protocol) continue;
    text += flow.sides[0].key.text() + " => " + flow.sides[0].to.text() + " [*" + std::to_string(flow.sides[0].output) +
            " " + std::to_string(flow.sides[1].output) + "] i" + std::to_string(flow.input) + "\n";
  }
  return text;
}

HandlerResult IPRewriter::look_up(std::string_view text) const {
  std::vector<std::string> words = split_words(text);
  Status wrong = Status::error("expected `SADDR SPORT DADDR DPORT'");
  ArgumentContext context{*this};
  IpAddress source;
  IpAddress destination;
  uint16_t source_port = 0;
  uint16_t destination_port = 0;
  if (words.size() != 4 || ArgumentType<IpAddress>::parse(words[0], source, context) ||
      ArgumentType<uint16_t>::parse(words[1], source_port, context) ||
      ArgumentType<IpAddress>::parse(words[2], destination, context) ||
      ArgumentType<uint16_t>::parse(words[3], destination_port, context)) {
    return {wrong, ""};
  }
  uint32_t place = table_.find(
      {source.raw, destination.raw, rte_cpu_to_be_16(source_port), rte_cpu_to_be_16(destination_port), IPPROTO_TCP});
  if (place == FlowTable::kNone) return {};
  const FlowKey& to = table_.flow(place / 2).sides[place % 2].to;
  return {{},
          IpAddress{to.source}.text() + " " + std::to_string(rte_be_to_cpu_16(to.source_port)) + " " +
              IpAddress{to.destination}.text() + " " + std::to_string(rte_be_to_cpu_16(to.destination_port))};
}

void IPRewriter::add_handlers(Handlers& handlers) {
  handlers.read("table_size", [this] { return std::to_string(table_.size()); });
  handlers.read("size", [this] { return std::to_string(table_.size()); });
  handlers.read("capacity", [this] { return std::to_string(table_.capacity()); });
  add_read_handler(handlers, "mapping_failures", failures_);
  handlers.read("tcp_table", [this] { return table_text(IPPROTO_TCP); });
  handlers.read("udp_table", [this] { return table_text(IPPROTO_UDP); });
  handlers.query("tcp_lookup", [this](std::string_view text) { return look_up(text); });
  add_action_handler(handlers, "clear", [this] {
    for (uint32_t i = 0; i < table_.end(); ++i) {
      if (table_.flow(i).used) table_.remove(i);
    }
  });
}

REGISTER_ELEMENT(IPRewriter);

}  // namespace click
