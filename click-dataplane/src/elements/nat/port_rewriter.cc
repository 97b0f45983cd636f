#include "elements/nat/port_rewriter.hh"

#include <netinet/in.h>
#include <cstring>

namespace click {

namespace {

constexpr uint8_t kFin = 1;
constexpr uint8_t kSyn = 2;
constexpr uint8_t kRst = 4;
constexpr uint8_t kAck = 16;
constexpr uint8_t kSackOption = 5;
// Changes of length per direction and flow that are remembered; older ones merge into one.
constexpr size_t kMostSteps = 16;

bool not_before(uint32_t a, uint32_t b) { return static_cast<int32_t>(a - b) >= 0; }

// Writes a word of a TCP header and keeps the checksum right, wherever the word lies.
void replace_word(rte_tcp_hdr& tcp, uint8_t* at, uint32_t value) {
  uint32_t before;
  std::memcpy(&before, at, sizeof before);
  uint32_t after = rte_cpu_to_be_32(value);
  std::memcpy(at, &after, sizeof after);
  bool odd = ((at - reinterpret_cast<uint8_t*>(&tcp)) & 1) != 0;
  // At an odd place its bytes count in the other halves of the sum's words.
  if (odd) before = rte_bswap32(before);
  if (odd) after = rte_bswap32(after);
  tcp.cksum = checksum_after32(tcp.cksum, before, after);
}

uint32_t word(const uint8_t* at) {
  uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return rte_be_to_cpu_32(value);
}

}  // namespace

void SequenceShift::add(uint32_t from, int32_t delta) {
  for (Step& step : steps_) {
    if (step.from != from) continue;
    step.delta = delta;
    return;
  }
  if (delta == 0) return;
  if (steps_.size() == kMostSteps) {
    steps_[1].delta += steps_[0].delta;
    steps_.erase(steps_.begin());
  }
  auto at = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return not_before(step.from, from); });
  steps_.insert(at, {from, delta});
}

uint32_t SequenceShift::sequence(uint32_t own) const {
  int32_t delta = 0;
  for (const Step& step : steps_) {
    if (not_before(own, step.from)) delta += step.delta;
  }
  return own + static_cast<uint32_t>(delta);
}

uint32_t SequenceShift::acknowledgement(uint32_t shifted) const {
  int32_t delta = 0;
  for (const Step& step : steps_) {
    auto with = static_cast<uint32_t>(delta + step.delta);
    if (not_before(shifted - with, step.from)) delta += step.delta;
  }
  return shifted - static_cast<uint32_t>(delta);
}

bool PortRewriter::read_key(const Packet& packet, bool tcp, bool udp, FlowKey& key) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || !is_first_fragment(*ip)) return false;
  bool is_tcp = ip->next_proto_id == IPPROTO_TCP;
  if (!(is_tcp && tcp) && !(ip->next_proto_id == IPPROTO_UDP && udp)) return false;
  auto needed = static_cast<int32_t>(is_tcp ? sizeof(rte_tcp_hdr) : sizeof(rte_udp_hdr));
  if (packet.transport_length() < needed) return false;
  key.source = ip->src_addr;
  key.destination = ip->dst_addr;
  std::memcpy(&key.source_port, packet.transport_header(), 2);
  std::memcpy(&key.destination_port, packet.transport_header() + 2, 2);
  key.protocol = ip->next_proto_id;
  return true;
}

PortId PortRewriter::rewrite_ports(Packet& packet, NatFlow& flow, uint32_t place) {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  int side = static_cast<int>(place % 2);
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
    if (flow.shifted) [[unlikely]]
      shift(packet, way, place);
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
  return way.output;
}

void PortRewriter::note_tcp(const Packet& packet, NatFlow& flow, int side) {
  const auto* tcp = reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header());
  if ((tcp->tcp_flags & (kFin | kRst | kSyn)) != 0) [[unlikely]] {
    if ((tcp->tcp_flags & kSyn) != 0) flow.done = flow.sides[0].finished = flow.sides[1].finished = false;
    if ((tcp->tcp_flags & kFin) != 0) flow.sides[side].finished = true;
    if ((tcp->tcp_flags & kRst) != 0 || (flow.sides[0].finished && flow.sides[1].finished)) flow.done = true;
  }
  if (packet.transport_length() > (tcp->data_off >> 4) * 4) flow.sides[side].seen = true;
}

bool PortRewriter::shift_sequence(const FlowKey& key, uint32_t from, int32_t delta) {
  uint32_t place = table_.find(key);
  if (place == FlowTable::kNone) return false;
  table_.flow(place / 2).shifted = true;
  shifts_[place / 2][place % 2].add(from, delta);
  return true;
}

void PortRewriter::shift(Packet& packet, const NatFlow::Side&, uint32_t place) const {
  auto found = shifts_.find(place / 2);
  if (found == shifts_.end()) return;
  const SequenceShift& own = found->second[place % 2];
  const SequenceShift& other = found->second[1 - place % 2];
  uint8_t* at = packet.writable_data() + packet.transport_header_offset();
  auto& tcp = *reinterpret_cast<rte_tcp_hdr*>(at);
  replace_word(tcp, at + 4, own.sequence(word(at + 4)));
  if ((tcp.tcp_flags & kAck) == 0) return;
  replace_word(tcp, at + 8, other.acknowledgement(word(at + 8)));
  auto end = static_cast<uint32_t>(std::min<int32_t>((tcp.data_off >> 4) * 4, packet.transport_length()));
  for (uint32_t i = sizeof(rte_tcp_hdr); i < end && at[i] != 0;) {
    if (at[i] == 1) {
      ++i;
      continue;
    }
    uint32_t length = i + 1 < end ? at[i + 1] : 0;
    if (length < 2 || i + length > end) return;
    for (uint32_t edge = i + 2; at[i] == kSackOption && edge + 4 <= i + length; edge += 4)
      replace_word(tcp, at + edge, other.acknowledgement(word(at + edge)));
    i += length;
  }
}

void PortRewriter::forget(uint32_t number) {
  if (table_.flow(number).shifted) shifts_.erase(number);
  Rewriter::forget(number);
}

void PortRewriter::taken_over(Rewriter& before, uint32_t old_number, uint32_t number) {
  auto moved = static_cast<PortRewriter&>(before).shifts_.extract(old_number);
  if (moved.empty()) return;
  moved.key() = number;
  shifts_.insert(std::move(moved));
}

}  // namespace click
