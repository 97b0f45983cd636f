#pragma once

#include <netinet/in.h>
#include <rte_ip.h>

#include <cstring>
#include <optional>
#include <string>

#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// IPv6 headers in packets.

inline const rte_ipv6_hdr* ip6_header_at(const Packet& packet, uint32_t offset) {
  if (packet.length() < offset + sizeof(rte_ipv6_hdr)) return nullptr;
  const auto* header = reinterpret_cast<const rte_ipv6_hdr*>(packet.data() + offset);
  return packet.data()[offset] >> 4 == 6 ? header : nullptr;
}

// The header that the annotations name, or, without them, the one at the packet's beginning.
inline std::optional<uint32_t> ip6_offset(const Packet& packet) {
  uint32_t offset = 0;
  if (packet.has_network_header()) {
    if (packet.network_header_offset() < 0) return std::nullopt;
    offset = static_cast<uint32_t>(packet.network_header_offset());
  }
  return ip6_header_at(packet, offset) != nullptr ? std::optional(offset) : std::nullopt;
}

inline const rte_ipv6_hdr* ip6_header(const Packet& packet) {
  std::optional<uint32_t> offset = ip6_offset(packet);
  return offset ? ip6_header_at(packet, *offset) : nullptr;
}

// The header to write to; also null when packet memory is used up.
inline rte_ipv6_hdr* writable_ip6_header(Packet& packet) {
  std::optional<uint32_t> offset = ip6_offset(packet);
  if (!offset || !packet.make_writable()) return nullptr;
  return reinterpret_cast<rte_ipv6_hdr*>(packet.writable_data() + *offset);
}

inline Ip6Address ip6_address(const uint8_t* bytes) {
  Ip6Address address;
  std::memcpy(address.bytes.data(), bytes, 16);
  return address;
}

inline void set_destination_ip6(Packet& packet, const uint8_t* address) {
  std::memcpy(packet.writable_annotations().user + kDestinationIp6.offset, address, 16);
}
inline Ip6Address destination_ip6(const Packet& packet) {
  return ip6_address(packet.annotations().user + kDestinationIp6.offset);
}

// Where the headers end that IPv6 may have in front of the transport header, and what that is.
struct Ip6Transport {
  uint8_t protocol = 0;
  uint32_t offset = 0;  // from the IPv6 header
  bool fragment = false;
  bool first_fragment = true;
};
// Nothing when a header is not wholly inside of the first `length` bytes.
inline std::optional<Ip6Transport> ip6_transport(const uint8_t* header, uint32_t length) {
  Ip6Transport found{header[6], sizeof(rte_ipv6_hdr), false, true};
  for (int i = 0; i < 16; ++i) {
    bool options =
        found.protocol == IPPROTO_HOPOPTS || found.protocol == IPPROTO_ROUTING || found.protocol == IPPROTO_DSTOPTS;
    if (!options && found.protocol != IPPROTO_FRAGMENT) return found;
    if (length < found.offset + 8) return std::nullopt;
    const uint8_t* at = header + found.offset;
    if (found.protocol == IPPROTO_FRAGMENT) {
      uint32_t field = uint32_t{at[2]} << 8 | at[3];
      found.fragment = true;
      found.first_fragment = (field & 0xfff8) == 0;
      found.offset += 8;
    } else {
      found.offset += (at[1] + 1u) * 8;
    }
    found.protocol = at[0];
    if (found.offset > length) return std::nullopt;
    if (!found.first_fragment) return found;
  }
  return std::nullopt;
}

inline bool is_multicast6(const uint8_t* address) { return address[0] == 0xff; }
inline bool is_unspecified6(const uint8_t* address) {
  static constexpr uint8_t kNone[16] = {};
  return std::memcmp(address, kNone, 16) == 0;
}

// The checksum of what follows an IPv6 header (RFC 8200, 8.1); 0 comes out as all ones, as UDP wants it.
inline uint16_t ip6_checksum(const rte_ipv6_hdr& ip, uint8_t protocol, const void* data, uint32_t length) {
  uint32_t sum = rte_raw_cksum(data, length);
  sum += rte_raw_cksum(ip.src_addr, 32);
  uint32_t pseudo[2] = {rte_cpu_to_be_32(length), rte_cpu_to_be_32(protocol)};
  sum += rte_raw_cksum(pseudo, sizeof pseudo);
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  auto checksum = static_cast<uint16_t>(~sum);
  return checksum == 0 ? 0xffff : checksum;
}

}  // namespace click
