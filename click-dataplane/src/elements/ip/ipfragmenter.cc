#include "elements/ip/ipfragmenter.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint16_t kDontFragment = 0x4000;
constexpr uint16_t kMoreFragments = 0x2000;
constexpr uint64_t kReported = 5;

// The header of all fragments but the first: only options whose "copied" bit is set.
std::string later_header(const rte_ipv4_hdr& header) {
  const auto* bytes = reinterpret_cast<const char*>(&header);
  std::string later(bytes, sizeof(rte_ipv4_hdr));
  size_t length = ip_header_length(header);
  for (size_t at = sizeof(rte_ipv4_hdr); at < length && bytes[at] != 0;) {
    size_t own = bytes[at] == 1 ? 1 : at + 1 < length ? static_cast<uint8_t>(bytes[at + 1]) : 0;
    if (own == 0 || at + own > length || (own == 1 && bytes[at] != 1)) break;
    if ((bytes[at] & 0x80) != 0) later.append(bytes + at, own);
    at += own;
  }
  later.resize((later.size() + 3) / 4 * 4, '\0');
  later[0] = static_cast<char>(0x40 | later.size() / 4);
  return later;
}

}  // namespace

Status IPFragmenter::configure(Args& args) {
  return args.mandatory("MTU", mtu_)
      .keyword("HONOR_DF", honor_df_)
      .keyword("VERBOSE", verbose_)
      .keyword("HEADROOM", headroom_)
      .check([&] { return headroom_ + std::min(mtu_, kPacketCapacity) <= kPacketCapacity; },
             "HEADROOM and MTU are longer than a packet")
      .check([&] { return mtu_ >= 68; }, "MTU must be at least 68")
      .finish();
}

Status IPFragmenter::take_state(Element& previous) {
  refused_ = static_cast<IPFragmenter&>(previous).refused_;
  fragments_ = static_cast<IPFragmenter&>(previous).fragments_;
  return Status::ok();
}

void IPFragmenter::push(PortId, PacketBatch batch) {
  BatchStorage storage;
  PacketBatch out = storage.empty();
  for (Packet packet : batch) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) {
      drop(packet, DropReason::kMalformed);
    } else if (static_cast<uint32_t>(packet.network_length()) <= mtu_) {
      send(packet, out);
    } else if (honor_df_ && (header->fragment_offset & RTE_BE16(kDontFragment)) != 0) {
      refuse(packet);
    } else {
      fragment(packet, out);
    }
  }
  batch.release();
  if (!out.empty()) output(0).push(std::move(out));
}

void IPFragmenter::send(Packet fragment, PacketBatch& out) {
  if (out.size() == kBatchSize) {
    PacketBatch full(out.mbufs(), out.size());
    out.release();
    output(0).push(std::move(full));
  }
  out.append(fragment);
}

void IPFragmenter::refuse(Packet packet) {
  if (verbose_ || refused_ < kReported)
    log_warning("a packet must not be fragmented but is longer than " + std::to_string(mtu_));
  ++refused_;
  checked_push(1, packet, DropReason::kUnsupported);
}

// `begin` counts bytes of payload; the header's own offset comes on top.
Packet IPFragmenter::make_fragment(Packet packet, const std::string& header, uint32_t begin, uint32_t length,
                                   bool more) const {
  const rte_ipv4_hdr& whole = *ip_header(packet);
  auto header_length = static_cast<uint32_t>(header.size());
  Packet made = packet_pool().make(header_length + length, headroom_);
  if (!made) return made;
  auto* data = rte_pktmbuf_mtod(made.mbuf(), uint8_t*);
  std::memcpy(data, header.data(), header_length);
  std::memcpy(data + header_length, packet.network_header() + ip_header_length(whole) + begin, length);
  auto* ip = reinterpret_cast<rte_ipv4_hdr*>(data);
  uint32_t offset = rte_be_to_cpu_16(whole.fragment_offset);
  uint32_t place = (offset & 0x1fff) + begin / 8;
  bool more_follow = more || (offset & kMoreFragments) != 0;
  ip->fragment_offset = rte_cpu_to_be_16(static_cast<uint16_t>((more_follow ? kMoreFragments : 0) | (place & 0x1fff)));
  ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(header_length + length));
  ip->hdr_checksum = 0;
  ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(ip, header_length));
  made.copy_annotations(packet);
  made.writable_annotations().mac_header = 0;
  made.set_network_header(0, header_length);
  return made;
}

void IPFragmenter::fragment(Packet packet, PacketBatch& out) {
  const rte_ipv4_hdr& ip = *ip_header(packet);
  uint32_t own = ip_header_length(ip);
  std::string first(reinterpret_cast<const char*>(&ip), own);
  std::string later = later_header(ip);
  uint32_t payload = static_cast<uint32_t>(packet.network_length()) - own;
  uint32_t first_length = (mtu_ - own) & ~7u;
  uint32_t step = (mtu_ - static_cast<uint32_t>(later.size())) & ~7u;
  for (uint32_t begin = 0; begin < payload;) {
    uint32_t length = std::min(begin == 0 ? first_length : step, payload - begin);
    Packet made = make_fragment(packet, begin == 0 ? first : later, begin, length, begin + length < payload);
    if (!made) {
      // Without all fragments nobody can put the packet together.
      ++refused_;
      drop(packet, DropReason::kNoMemory);
      return;
    }
    ++fragments_;
    send(made, out);
    begin += length;
  }
  packet.free();
}

void IPFragmenter::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "drops", refused_);
  add_read_handler(handlers, "fragments", fragments_);
}

REGISTER_ELEMENT(IPFragmenter);

}  // namespace click
