#include "elements/ip6/nd_message.hh"

#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kEther = 14;
constexpr uint32_t kIcmp = kEther + sizeof(rte_ipv6_hdr);
constexpr uint32_t kLeast = 24;  // of the ICMPv6 message
constexpr uint32_t kWithOption = kLeast + 8;

}  // namespace

std::optional<NdMessage> NdMessage::read(const Packet& packet, uint8_t type) {
  const rte_ipv6_hdr* ip = ip6_header_at(packet, kEther);
  const uint8_t* frame = packet.data();
  if (ip == nullptr || frame[12] != 0x86 || frame[13] != 0xdd) return std::nullopt;
  uint32_t length = rte_be_to_cpu_16(ip->payload_len);
  if (ip->proto != IPPROTO_ICMPV6 || ip->hop_limits != 255 || length < kLeast || packet.length() < kIcmp + length)
    return std::nullopt;
  const uint8_t* icmp = frame + kIcmp;
  if (icmp[0] != type || icmp[1] != 0) return std::nullopt;
  // Over a right checksum the sum comes out as nothing.
  if (ip6_checksum(*ip, IPPROTO_ICMPV6, icmp, length) != 0xffff) return std::nullopt;
  NdMessage message;
  std::memcpy(message.ether_source.bytes.data(), frame + 6, 6);
  message.source = ip6_address(ip->src_addr);
  message.destination = ip6_address(ip->dst_addr);
  message.target = ip6_address(icmp + 8);
  message.flags = uint32_t{icmp[4]} << 24;
  if (is_multicast6(message.target.bytes.data())) return std::nullopt;
  uint8_t wanted = type == kNeighbourSolicitation ? kSourceLinkOption : kTargetLinkOption;
  for (uint32_t i = kLeast; i < length;) {
    uint32_t size = i + 1 < length ? icmp[i + 1] * 8u : 0;
    if (size == 0 || i + size > length) return std::nullopt;
    if (icmp[i] == wanted && size == 8) {
      message.has_link_address = true;
      std::memcpy(message.link_address.bytes.data(), icmp + i + 2, 6);
    }
    i += size;
  }
  return message;
}

Packet NdMessage::make(uint8_t type, const EtherAddress& to) const {
  uint32_t length = has_link_address ? kWithOption : kLeast;
  Packet packet = packet_pool().make(kIcmp + length);
  if (!packet) return packet;
  auto* frame = rte_pktmbuf_mtod(packet.mbuf(), uint8_t*);
  std::memset(frame, 0, packet.length());
  std::memcpy(frame, to.bytes.data(), 6);
  std::memcpy(frame + 6, ether_source.bytes.data(), 6);
  frame[12] = 0x86;
  frame[13] = 0xdd;
  auto* ip = reinterpret_cast<rte_ipv6_hdr*>(frame + kEther);
  ip->vtc_flow = RTE_BE32(6u << 28);
  ip->payload_len = rte_cpu_to_be_16(static_cast<uint16_t>(length));
  ip->proto = IPPROTO_ICMPV6;
  ip->hop_limits = 255;
  std::memcpy(ip->src_addr, source.bytes.data(), 16);
  std::memcpy(ip->dst_addr, destination.bytes.data(), 16);
  uint8_t* icmp = frame + kIcmp;
  icmp[0] = type;
  icmp[4] = static_cast<uint8_t>(flags >> 24);
  std::memcpy(icmp + 8, target.bytes.data(), 16);
  if (has_link_address) {
    icmp[kLeast] = type == kNeighbourSolicitation ? kSourceLinkOption : kTargetLinkOption;
    icmp[kLeast + 1] = 1;
    std::memcpy(icmp + kLeast + 2, link_address.bytes.data(), 6);
  }
  uint16_t checksum = ip6_checksum(*ip, IPPROTO_ICMPV6, icmp, length);
  std::memcpy(icmp + 2, &checksum, sizeof checksum);
  return packet;
}

Ip6Address solicited_node(const Ip6Address& target) {
  Ip6Address group{{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0, 0, 0}};
  std::memcpy(group.bytes.data() + 13, target.bytes.data() + 13, 3);
  return group;
}

EtherAddress multicast_ether(const Ip6Address& address) {
  EtherAddress ether{{0x33, 0x33, 0, 0, 0, 0}};
  std::memcpy(ether.bytes.data() + 2, address.bytes.data() + 12, 4);
  return ether;
}

}  // namespace click
