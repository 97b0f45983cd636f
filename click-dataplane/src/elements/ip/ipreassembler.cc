#include "elements/ip/ipreassembler.hh"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"
#include "packet/transport_checksum.hh"

namespace click {

namespace {

constexpr int64_t kPatience = 30'000'000'000;
constexpr std::chrono::seconds kSweep{1};
constexpr uint16_t kMoreFragments = 0x2000;
constexpr uint32_t kOffsetMask = 0x1fff;

}  // namespace

bool IPReassembler::Parts::complete() const {
  if (total == 0 || head.empty()) return false;
  uint32_t end = 0;
  for (auto [from, to] : ranges) {
    if (from != end) return false;
    end = to;
  }
  return end == total;
}

IPReassembler::~IPReassembler() {
  for (const auto& [key, parts] : table_) count_drops(DropReason::kStopped, parts.fragments);
}

Status IPReassembler::configure(Args& args) {
  return args.keyword("HIMEM", most_memory_)
      .keyword("MAX_MTU_ANNO", longest_slot_, &has_slot_)
      .check([&] { return longest_slot_.size == 2; }, "MAX_MTU_ANNO must be two bytes")
      .finish();
}

Status IPReassembler::initialize() {
  timer_.initialize();
  timer_.schedule_after(kSweep);
  return Status::ok();
}

Status IPReassembler::take_state(Element& previous) {
  auto& before = static_cast<IPReassembler&>(previous);
  table_.swap(before.table_);
  memory_ = before.memory_;
  count_ = before.count_;
  failures_ = before.failures_;
  make_room();
  return Status::ok();
}

PortId IPReassembler::add(Packet& packet, const rte_ipv4_hdr& header) {
  uint32_t field = rte_be_to_cpu_16(header.fragment_offset);
  uint32_t begin = (field & kOffsetMask) * 8;
  bool more = (field & kMoreFragments) != 0;
  uint32_t head = static_cast<uint32_t>(packet.network_header_offset()) + ip_header_length(header);
  uint32_t length = ip_payload_length(header, packet.network_length());
  bool sane = length > 0 && (!more || length % 8 == 0) && begin + length <= 0xffff &&
              rte_be_to_cpu_16(header.total_length) <= packet.network_length();
  if (!sane) return dropped(DropReason::kMalformed);
  Key key{header.src_addr, header.dst_addr, header.packet_id, header.next_proto_id};
  auto at = table_.try_emplace(key).first;
  Parts& parts = at->second;
  memory_ -= parts.fragments == 0 ? 0 : memory_of(parts);

  uint32_t end = begin + length;
  auto next = parts.ranges.lower_bound(begin);
  bool repeated = next != parts.ranges.end() && next->first == begin && next->second == end;
  bool overlaps = (next != parts.ranges.end() && next->first < end) ||
                  (next != parts.ranges.begin() && std::prev(next)->second > begin);
  bool beyond = parts.total != 0 && (end > parts.total || (!more && end != parts.total));
  bool behind = !more && !parts.ranges.empty() && parts.ranges.rbegin()->second > end;
  ++parts.fragments;
  parts.last_seen = router().now();
  if (!repeated && (overlaps || beyond || behind)) {
    memory_ += memory_of(parts);
    packet.free();
    give_up(at, DropReason::kMalformed);
    return kConsumed;
  }
  if (!repeated) {
    if (parts.payload.size() < end) parts.payload.resize(end);
    std::memcpy(parts.payload.data() + begin, packet.data() + head, length);
    parts.ranges[begin] = end;
    if (!more) parts.total = end;
    if (begin == 0) {
      parts.head.assign(packet.bytes().substr(0, head));
      parts.link_length = static_cast<uint32_t>(packet.network_header_offset());
      parts.annotations = packet.annotations();
    }
    parts.longest = std::max(parts.longest, rte_be_to_cpu_16(header.total_length));
  }
  memory_ += memory_of(parts);
  packet.free();
  if (!parts.complete()) {
    make_room();
    return kConsumed;
  }
  packet = assemble(parts);
  if (!packet) {
    give_up(at, DropReason::kUnsupported);
    return kConsumed;
  }
  ++count_;
  memory_ -= memory_of(parts);
  table_.erase(at);
  return 0;
}

// Null if it is too long, or packet memory is used up.
Packet IPReassembler::assemble(const Parts& parts) const {
  Packet packet = packet_pool().make(parts.head + parts.payload);
  if (!packet) return packet;
  auto header_length = static_cast<uint32_t>(parts.head.size()) - parts.link_length;
  auto* header = reinterpret_cast<rte_ipv4_hdr*>(packet.writable_data() + parts.link_length);
  header->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(header_length + parts.payload.size()));
  header->fragment_offset &= RTE_BE16(static_cast<uint16_t>(~(kMoreFragments | kOffsetMask)));
  header->hdr_checksum = 0;
  header->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(header, header_length));
  packet.writable_annotations() = parts.annotations;
  packet.set_network_header(static_cast<int32_t>(parts.link_length), header_length);
  if (has_slot_) packet.set_annotation(longest_slot_, parts.longest);
  return packet;
}

void IPReassembler::give_up(Table::iterator at, DropReason reason) {
  const Parts& parts = at->second;
  ++failures_;
  memory_ -= memory_of(parts);
  Packet rest(nullptr);
  if (reason == DropReason::kTtlExpired && output_count() > 1 && !parts.head.empty()) rest = assemble(parts);
  uint64_t lost = parts.fragments;
  table_.erase(at);
  if (rest) {
    checked_push(1, rest);
  } else {
    count_drops(reason, lost);
  }
}

void IPReassembler::make_room() {
  if (memory_ <= most_memory_) return;
  while (!table_.empty() && memory_ > most_memory_ / 4 * 3) {
    auto oldest = std::min_element(table_.begin(), table_.end(), [](const auto& a, const auto& b) {
      return a.second.last_seen < b.second.last_seen;
    });
    give_up(oldest, DropReason::kTableFull);
  }
}

void IPReassembler::run_timer(Timer&) {
  int64_t now = router().now();
  for (auto at = table_.begin(); at != table_.end();) {
    auto next = std::next(at);
    if (now - at->second.last_seen >= kPatience) give_up(at, DropReason::kTtlExpired);
    at = next;
  }
  timer_.reschedule_after(kSweep);
}

void IPReassembler::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_read_handler(handlers, "failures", failures_);
  add_read_handler(handlers, "memory", memory_);
  handlers.read("length", [this] { return std::to_string(table_.size()); });
}

REGISTER_ELEMENT(IPReassembler);

}  // namespace click
