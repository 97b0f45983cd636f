#include "elements/userlevel/link_type.hh"

#include "graph/argument_types.hh"
#include "packet/ip_header.hh"

namespace click {

namespace {

// From the registry of link types at tcpdump.org; the first of several names is the one that is printed.
struct NamedType {
  std::string_view name;
  uint32_t number;
};
constexpr NamedType kTypes[] = {
    {"NULL", 0},      {"ETHER", 1},     {"PPP", 9},      {"FDDI", 10},
    {"IP", 101},      {"RAW", 101},     {"IP", 12},      {"IP", 14},
    {"ATM", 100},     {"HDLC", 104},    {"802_11", 105}, {"SLL", 113},
    {"PRISM", 119},   {"AIRONET", 120}, {"SUNATM", 123}, {"802_11_RADIOTAP", 127},
    {"PPP_HDLC", 50},
};

uint32_t half(std::string_view bytes, size_t at) {
  return at + 2 <= bytes.size()
             ? static_cast<uint32_t>(static_cast<uint8_t>(bytes[at]) << 8 | static_cast<uint8_t>(bytes[at + 1]))
             : 0;
}

// Behind an LLC/SNAP header at `at`.
std::optional<uint32_t> behind_snap(std::string_view bytes, uint32_t at) {
  if (half(bytes, at) == 0xaaaa && half(bytes, at + 6) == 0x0800) return at + 8;
  return std::nullopt;
}

}  // namespace

std::optional<LinkType> LinkType::parse(std::string_view name) {
  for (auto [known, number] : kTypes) {
    if (known == name) return LinkType{number};
  }
  std::optional<ParsedInteger> number = parse_integer(name);
  if (!number || number->negative || number->magnitude > 0xffff) return std::nullopt;
  return LinkType{static_cast<uint32_t>(number->magnitude)};
}

std::string LinkType::text() const {
  for (auto [known, number] : kTypes) {
    if (number == this->number) return std::string(known);
  }
  return std::to_string(number);
}

std::optional<uint32_t> LinkType::ip_offset(std::string_view packet) const {
  auto if_type = [&](size_t at, uint32_t value, uint32_t offset) {
    return half(packet, at) == value ? std::optional(offset) : std::nullopt;
  };
  switch (number) {
    case 0:  // the address family in the byte order of whoever wrote it
      if (packet.size() < 4 || (packet[0] != 2 && packet[3] != 2)) return std::nullopt;
      return 4;
    case 1: {
      uint32_t at = 12;
      while (half(packet, at) == 0x8100 || half(packet, at) == 0x88a8) at += 4;
      return if_type(at, 0x0800, at + 2);
    }
    case 9:
    case 50:
      if (half(packet, 0) == 0xff03) return if_type(2, 0x0021, 4);
      if (half(packet, 0) == 0x0f00) return if_type(2, 0x0800, 4);
      return if_type(0, 0x0021, 2);
    case 10:
      return behind_snap(packet, 13);
    case 12:
    case 14:
    case 101:
      return 0;
    case 100:
      return behind_snap(packet, 0);
    case 104:
      return if_type(2, 0x0800, 4);
    case 105: {
      bool data = packet.size() > 2 && (packet[0] & 0x0c) == 0x08;
      bool four_addresses = data && (packet[1] & 3) == 3;
      bool qos = data && (packet[0] & 0x80) != 0;
      if (!data) return std::nullopt;
      return behind_snap(packet, 24u + (four_addresses ? 6 : 0) + (qos ? 2 : 0));
    }
    case 113:
      return if_type(14, 0x0800, 16);
    case 123:
      return behind_snap(packet, 4);
    case 127: {
      uint32_t length = packet.size() > 4 ? static_cast<uint32_t>(static_cast<uint8_t>(packet[2])) : 0;
      if (length < 8 || length > packet.size()) return std::nullopt;
      std::optional<uint32_t> inner = LinkType{105}.ip_offset(packet.substr(length));
      return inner ? std::optional(*inner + length) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

bool LinkType::annotate_ip(Packet& packet) const {
  std::optional<uint32_t> offset = ip_offset(packet.bytes());
  if (!offset || packet.length() < *offset + sizeof(rte_ipv4_hdr)) return false;
  const auto& ip = *reinterpret_cast<const rte_ipv4_hdr*>(packet.data() + *offset);
  uint32_t length = ip_header_length(ip);
  if ((ip.version_ihl >> 4) != 4 || length < sizeof(rte_ipv4_hdr) || packet.length() < *offset + length) return false;
  click::annotate_ip(packet, static_cast<int32_t>(*offset), ip);
  return true;
}

}  // namespace click
