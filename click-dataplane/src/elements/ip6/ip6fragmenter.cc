#include "elements/ip6/ip6fragmenter.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kFragmentHeader = 8;

// The headers that every fragment has (hop-by-hop options and routing), and where the last of them says what follows.
struct Unfragmentable {
  uint32_t length = sizeof(rte_ipv6_hdr);
  uint32_t next_header_at = 6;
};

std::optional<Unfragmentable> unfragmentable(const uint8_t* header, uint32_t length) {
  Unfragmentable part;
  while (header[part.next_header_at] == IPPROTO_HOPOPTS || header[part.next_header_at] == IPPROTO_ROUTING) {
    uint32_t at = part.length;
    if (length < at + 8) return std::nullopt;
    part.next_header_at = at;
    part.length = at + (header[at + 1] + 1u) * 8;
    if (length < part.length) return std::nullopt;
  }
  if (header[part.next_header_at] == IPPROTO_FRAGMENT) return std::nullopt;
  return part;
}

}  // namespace

Status IP6Fragmenter::configure(Args& args) {
  return args.mandatory("MTU", mtu_)
      .check([&] { return mtu_ >= 1280 && mtu_ <= kPacketCapacity; },
             "MTU must be from 1280 to " + std::to_string(kPacketCapacity))
      .finish();
}

Status IP6Fragmenter::take_state(Element& previous) {
  auto& before = static_cast<IP6Fragmenter&>(previous);
  failed_ = before.failed_;
  fragments_ = before.fragments_;
  return Status::ok();
}

// False when the packet cannot be split; otherwise it is used up.
bool IP6Fragmenter::fragment(Packet packet) {
  std::optional<uint32_t> offset = ip6_offset(packet);
  if (!offset) return false;
  const uint8_t* header = packet.data() + *offset;
  uint32_t length = packet.length() - *offset;
  std::optional<Unfragmentable> part = unfragmentable(header, length);
  if (!part || part->length + kFragmentHeader + 8 > mtu_) return false;
  uint32_t room = (mtu_ - part->length - kFragmentHeader) / 8 * 8;
  uint32_t id = static_cast<uint32_t>(random_());
  for (uint32_t at = part->length; at < length; at += room) {
    uint32_t piece = std::min(room, length - at);
    Packet made = packet_pool().make(part->length + kFragmentHeader + piece);
    if (!made) {
      count_drops(DropReason::kNoMemory, 1);
      break;
    }
    uint8_t* data = made.writable_data();
    std::memcpy(data, header, part->length);
    uint8_t* fragment_header = data + part->length;
    bool more = at + piece < length;
    uint16_t field = rte_cpu_to_be_16(static_cast<uint16_t>((at - part->length) | (more ? 1 : 0)));
    uint32_t word = rte_cpu_to_be_32(id);
    fragment_header[0] = header[part->next_header_at];
    fragment_header[1] = 0;
    std::memcpy(fragment_header + 2, &field, sizeof field);
    std::memcpy(fragment_header + 4, &word, sizeof word);
    data[part->next_header_at] = IPPROTO_FRAGMENT;
    std::memcpy(fragment_header + kFragmentHeader, header + at, piece);
    auto* ip = reinterpret_cast<rte_ipv6_hdr*>(data);
    ip->payload_len = rte_cpu_to_be_16(static_cast<uint16_t>(made.length() - sizeof(rte_ipv6_hdr)));
    made.copy_annotations(packet);
    made.set_network_header(0, sizeof(rte_ipv6_hdr));
    ++fragments_;
    checked_push(0, made);
  }
  packet.free();
  return true;
}

void IP6Fragmenter::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    Packet packet = batch[i];
    std::optional<uint32_t> offset = ip6_offset(packet);
    bool fits = offset && packet.length() - *offset <= mtu_;
    if (fits) {
      verdicts[i] = 0;
    } else if (fragment(packet)) {
      verdicts[i] = kConsumed;
    } else {
      ++failed_;
      verdicts[i] = output_count() > 1 ? 1 : dropped(DropReason::kUnsupported);
    }
  }
  distribute(std::move(batch), verdicts);
}

void IP6Fragmenter::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "drops", failed_);
  add_read_handler(handlers, "fragments", fragments_);
}

REGISTER_ELEMENT(IP6Fragmenter);

}  // namespace click
