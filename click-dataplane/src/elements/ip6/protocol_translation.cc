#include "elements/ip6/protocol_translation.hh"

#include <algorithm>
#include <string>

#include "elements/ip6/ip6_header.hh"
#include "packet/ip_header.hh"

namespace click {

namespace {

constexpr uint32_t kIp4 = sizeof(rte_ipv4_hdr);
constexpr uint32_t kIp6 = sizeof(rte_ipv6_hdr);
constexpr uint32_t kFragment = 8;
constexpr uint32_t kLeastMtu6 = 1280;

uint32_t sum_of(const void* data, size_t length) { return rte_raw_cksum(data, length); }

// A checksum when `before` is taken out of what it covers and `after` put in.
uint16_t exchanged(uint16_t checksum, uint32_t before, uint32_t after) {
  uint32_t sum = static_cast<uint16_t>(~checksum) + (0xffff - before) + after;
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(~sum);
}

// ICMPv6 type and code to ICMP's (RFC 7915, 5.2) and back (4.2). False: there is none.
struct IcmpHead {
  uint8_t type;
  uint8_t code;
  uint32_t word;  // behind type, code and checksum; host order
};

bool icmp_6_to_4(IcmpHead& head) {
  switch (head.type) {
    case 128:
      head.type = 8;
      return true;
    case 129:
      head.type = 0;
      return true;
    case 1: {
      static constexpr uint8_t kCodes[] = {1, 10, 1, 1, 3};
      if (head.code > 4) return false;
      head = {3, kCodes[head.code], 0};
      return true;
    }
    case 2:
      head = {3, 4, std::min<uint32_t>(head.word > kIp6 - kIp4 ? head.word - (kIp6 - kIp4) : 0, 65535)};
      return true;
    case 3:
      head.type = 11;
      return true;
    case 4: {
      if (head.code == 1) {
        head = {3, 2, 0};
        return true;
      }
      // Where the fields of an IPv6 header are in an IPv4 header.
      static constexpr int kPlaces[] = {0, 1, -1, -1, 2, 2, 9, 8};
      int place = head.word < 8 ? kPlaces[head.word] : head.word < 24 ? 12 : head.word < 40 ? 16 : -1;
      if (head.code != 0 || place < 0) return false;
      head = {12, 0, static_cast<uint32_t>(place) << 24};
      return true;
    }
    default:
      return false;
  }
}

bool icmp_4_to_6(IcmpHead& head) {
  switch (head.type) {
    case 8:
      head.type = 128;
      return true;
    case 0:
      head.type = 129;
      return true;
    case 3:
      if (head.code == 4) {
        head = {2, 0, std::max((head.word & 0xffff) + kIp6 - kIp4, kLeastMtu6)};
      } else if (head.code == 2) {
        head = {4, 1, 6};
      } else if (head.code == 3) {
        head = {1, 4, 0};
      } else if (head.code == 9 || head.code == 10 || head.code == 13 || head.code == 15) {
        head = {1, 1, 0};
      } else if (head.code <= 12 && head.code != 14) {
        head = {1, 0, 0};
      } else {
        return false;
      }
      return true;
    case 11:
      head.type = 3;
      return true;
    case 12: {
      uint32_t pointer = head.word >> 24;
      static constexpr int kPlaces[] = {0, 1, 4, 4, -1, -1, -1, -1, 7, 6, -1, -1};
      int place = pointer < 12 ? kPlaces[pointer] : pointer < 16 ? 8 : pointer < 20 ? 24 : -1;
      if ((head.code != 0 && head.code != 2) || place < 0) return false;
      head = {4, 0, static_cast<uint32_t>(place)};
      return true;
    }
    default:
      return false;
  }
}

IcmpHead read_head(const std::string& icmp) {
  auto byte = [&](size_t i) { return static_cast<uint8_t>(icmp[i]); };
  return {byte(0), byte(1), uint32_t{byte(4)} << 24 | uint32_t{byte(5)} << 16 | uint32_t{byte(6)} << 8 | byte(7)};
}

void write_head(std::string& icmp, const IcmpHead& head) {
  icmp[0] = static_cast<char>(head.type);
  icmp[1] = static_cast<char>(head.code);
  for (size_t i = 0; i < 4; ++i) icmp[4 + i] = static_cast<char>(head.word >> (24 - 8 * i));
}

// Headers and payload of either protocol. `inner`: it is quoted in an ICMP error, and may be cut short.
std::optional<std::string> to_4(std::string_view packet, bool inner);
std::optional<std::string> to_6(std::string_view packet, const Ip6Address& prefix, bool inner);

// Brings a TCP or UDP checksum up to date after the addresses of the pseudo-header changed.
void fix_transport(std::string& payload, uint8_t protocol, uint32_t before, uint32_t after) {
  size_t at = protocol == IPPROTO_TCP ? 16 : 6;
  if ((protocol != IPPROTO_TCP && protocol != IPPROTO_UDP) || payload.size() < at + 2) return;
  uint16_t checksum;
  std::memcpy(&checksum, payload.data() + at, 2);
  checksum = exchanged(checksum, before, after);
  if (checksum == 0 && protocol == IPPROTO_UDP) checksum = 0xffff;
  std::memcpy(payload.data() + at, &checksum, 2);
}

std::optional<std::string> to_4(std::string_view packet, bool inner) {
  if (packet.size() < kIp6 || static_cast<uint8_t>(packet[0]) >> 4 != 6) return std::nullopt;
  const auto* ip = reinterpret_cast<const rte_ipv6_hdr*>(packet.data());
  const auto* bytes = reinterpret_cast<const uint8_t*>(packet.data());
  uint32_t total = kIp6 + rte_be_to_cpu_16(ip->payload_len);
  if (!inner && total > packet.size()) return std::nullopt;
  auto there = std::min<uint32_t>(total, static_cast<uint32_t>(packet.size()));
  std::optional<Ip6Transport> transport = ip6_transport(bytes, there);
  if (!transport) return std::nullopt;

  rte_ipv4_hdr header{};
  uint32_t flow = rte_be_to_cpu_32(ip->vtc_flow);
  header.version_ihl = 0x45;
  header.type_of_service = static_cast<uint8_t>(flow >> 20);
  header.total_length = rte_cpu_to_be_16(static_cast<uint16_t>(kIp4 + total - transport->offset));
  header.time_to_live = ip->hop_limits;
  header.next_proto_id = transport->protocol == IPPROTO_ICMPV6 ? uint8_t{IPPROTO_ICMP} : transport->protocol;
  std::memcpy(&header.src_addr, ip->src_addr + 12, 4);
  std::memcpy(&header.dst_addr, ip->dst_addr + 12, 4);
  if (transport->fragment) {
    const uint8_t* fragment = bytes + transport->offset - kFragment;
    uint32_t field = uint32_t{fragment[2]} << 8 | fragment[3];
    header.fragment_offset = rte_cpu_to_be_16(static_cast<uint16_t>(field >> 3 | (field & 1) << 13));
    std::memcpy(&header.packet_id, fragment + 6, 2);
  } else if (total > kLeastMtu6) {
    header.fragment_offset = RTE_BE16(0x4000);
  }
  header.hdr_checksum = rte_ipv4_cksum(&header);

  std::string payload(packet.substr(transport->offset, there - transport->offset));
  if (transport->protocol == IPPROTO_ICMPV6) {
    if (transport->fragment || payload.size() < 8) return std::nullopt;
    IcmpHead head = read_head(payload);
    bool error = head.type < 128;
    if (!icmp_6_to_4(head) || (inner && error)) return std::nullopt;
    write_head(payload, head);
    if (error) {
      std::optional<std::string> quoted = to_4(std::string_view(payload).substr(8), true);
      if (!quoted) return std::nullopt;
      payload.replace(8, std::string::npos, *quoted);
      header.total_length = rte_cpu_to_be_16(static_cast<uint16_t>(kIp4 + payload.size()));
      header.hdr_checksum = 0;
      header.hdr_checksum = rte_ipv4_cksum(&header);
    }
    payload[2] = payload[3] = 0;
    auto checksum = static_cast<uint16_t>(~sum_of(payload.data(), payload.size()));
    std::memcpy(payload.data() + 2, &checksum, 2);
  } else if (transport->first_fragment) {
    fix_transport(payload, transport->protocol, sum_of(ip->src_addr, 32), sum_of(&header.src_addr, 8));
  }
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + payload;
}

std::optional<std::string> to_6(std::string_view packet, const Ip6Address& prefix, bool inner) {
  if (packet.size() < kIp4 || static_cast<uint8_t>(packet[0]) >> 4 != 4) return std::nullopt;
  const auto* ip = reinterpret_cast<const rte_ipv4_hdr*>(packet.data());
  uint32_t header_length = ip_header_length(*ip);
  uint32_t total = rte_be_to_cpu_16(ip->total_length);
  if (header_length < kIp4 || total < header_length || packet.size() < header_length) return std::nullopt;
  if (!inner && total > packet.size()) return std::nullopt;
  auto there = std::min<uint32_t>(total, static_cast<uint32_t>(packet.size()));
  std::string payload(packet.substr(header_length, there - header_length));
  uint16_t fragment_field = rte_be_to_cpu_16(ip->fragment_offset);
  bool fragment = is_fragment(*ip);
  uint8_t protocol = ip->next_proto_id == IPPROTO_ICMP ? uint8_t{IPPROTO_ICMPV6} : ip->next_proto_id;

  rte_ipv6_hdr header{};
  header.vtc_flow = rte_cpu_to_be_32(6u << 28 | uint32_t{ip->type_of_service} << 20);
  header.proto = fragment ? uint8_t{IPPROTO_FRAGMENT} : protocol;
  header.hop_limits = ip->time_to_live;
  std::memcpy(header.src_addr, prefix.bytes.data(), 12);
  std::memcpy(header.dst_addr, prefix.bytes.data(), 12);
  std::memcpy(header.src_addr + 12, &ip->src_addr, 4);
  std::memcpy(header.dst_addr + 12, &ip->dst_addr, 4);

  uint32_t behind = total - header_length;
  if (ip->next_proto_id == IPPROTO_ICMP) {
    if (fragment || payload.size() < 8) return std::nullopt;
    IcmpHead head = read_head(payload);
    bool error = head.type != 0 && head.type != 8;
    if (!icmp_4_to_6(head) || (inner && error)) return std::nullopt;
    write_head(payload, head);
    if (error) {
      std::optional<std::string> quoted = to_6(std::string_view(payload).substr(8), prefix, true);
      if (!quoted) return std::nullopt;
      payload.replace(8, std::string::npos, *quoted);
      payload.resize(std::min<size_t>(payload.size(), kLeastMtu6 - kIp6));
      behind = static_cast<uint32_t>(payload.size());
    }
    payload[2] = payload[3] = 0;
    uint16_t checksum = ip6_checksum(header, protocol, payload.data(), static_cast<uint32_t>(payload.size()));
    std::memcpy(payload.data() + 2, &checksum, 2);
  } else if (is_first_fragment(*ip)) {
    // IPv6 wants a checksum: one that was left out can be made for a whole packet alone (RFC 7915, 4.5).
    bool none = protocol == IPPROTO_UDP && payload.size() >= 8 && payload[6] == 0 && payload[7] == 0;
    if (none && fragment) return std::nullopt;
    if (none) {
      uint16_t checksum = ip6_checksum(header, protocol, payload.data(), static_cast<uint32_t>(payload.size()));
      std::memcpy(payload.data() + 6, &checksum, 2);
    } else {
      fix_transport(payload, protocol, sum_of(&ip->src_addr, 8), sum_of(header.src_addr, 32));
    }
  }
  std::string extension;
  if (fragment) {
    extension.assign(kFragment, '\0');
    auto field = static_cast<uint16_t>((fragment_field & 0x1fff) << 3 | (fragment_field >> 13 & 1));
    extension[0] = static_cast<char>(protocol);
    extension[2] = static_cast<char>(field >> 8);
    extension[3] = static_cast<char>(field);
    std::memcpy(extension.data() + 6, &ip->packet_id, 2);
  }
  header.payload_len = rte_cpu_to_be_16(static_cast<uint16_t>(behind + extension.size()));
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + extension + payload;
}

// Puts the bytes in the packet's place.
PortId replace(Packet& packet, const std::string& bytes) {
  auto length = static_cast<uint32_t>(bytes.size());
  if (length > packet.length()) {
    // In front: room for more headers is there, and the end may be shared.
    if (!packet.push(length - packet.length())) return dropped(DropReason::kNoMemory);
  } else {
    packet.pull(packet.length() - length);
  }
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  std::memcpy(data, bytes.data(), length);
  return 0;
}

}  // namespace

PortId translate_6_to_4(Packet& packet, uint32_t offset) {
  if (packet.length() < offset) return dropped(DropReason::kTooShort);
  std::optional<std::string> bytes = to_4(packet.bytes().substr(offset), false);
  if (!bytes) return dropped(DropReason::kUnsupported);
  PortId verdict = replace(packet, *bytes);
  if (verdict == 0) annotate_ip(packet, 0, *reinterpret_cast<const rte_ipv4_hdr*>(packet.data()));
  return verdict;
}

PortId translate_4_to_6(Packet& packet, uint32_t offset, const Ip6Address& prefix) {
  if (packet.length() < offset) return dropped(DropReason::kTooShort);
  std::optional<std::string> bytes = to_6(packet.bytes().substr(offset), prefix, false);
  if (!bytes) return dropped(DropReason::kUnsupported);
  PortId verdict = replace(packet, *bytes);
  if (verdict != 0) return verdict;
  packet.set_network_header(0, kIp6);
  set_destination_ip6(packet, packet.data() + 24);
  return 0;
}

}  // namespace click
