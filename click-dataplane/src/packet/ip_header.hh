#pragma once

#include <rte_byteorder.h>
#include <rte_icmp.h>
#include <rte_ip.h>
#include <rte_tcp.h>
#include <rte_udp.h>

#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// IPv4 headers in packets. A header that the packet's annotations do not name, or that is not wholly inside of the
// packet, is none.

inline uint32_t ip_header_length(const rte_ipv4_hdr& header) { return (header.version_ihl & 15u) * 4; }

inline const rte_ipv4_hdr* ip_header(const Packet& packet) {
  if (!packet.annotated()) return nullptr;
  int32_t length = packet.has_network_header() ? packet.network_length() : 0;
  if (length < static_cast<int32_t>(sizeof(rte_ipv4_hdr))) return nullptr;
  const auto* header = reinterpret_cast<const rte_ipv4_hdr*>(packet.network_header());
  uint32_t own = ip_header_length(*header);
  return own >= sizeof(rte_ipv4_hdr) && own <= static_cast<uint32_t>(length) ? header : nullptr;
}

// The header to write to, where ip_header() gave `header`; null when the packet is shared and packet memory is used up.
inline rte_ipv4_hdr* writable_ip_header(Packet& packet, const rte_ipv4_hdr* header) {
  if (packet.shared()) [[unlikely]]
    header = packet.make_writable() ? ip_header(packet) : nullptr;
  return const_cast<rte_ipv4_hdr*>(header);
}
// The same, and null when there is no header.
inline rte_ipv4_hdr* writable_ip_header(Packet& packet) {
  const rte_ipv4_hdr* header = ip_header(packet);
  return header != nullptr ? writable_ip_header(packet, header) : nullptr;
}

inline bool is_fragment(const rte_ipv4_hdr& header) { return (header.fragment_offset & RTE_BE16(0x3fff)) != 0; }
inline bool is_first_fragment(const rte_ipv4_hdr& header) { return (header.fragment_offset & RTE_BE16(0x1fff)) == 0; }

// What a checksum becomes when 16 bits below it change (RFC 1624, equation 3). Byte order does not matter if it is the
// same for all three.
inline uint16_t checksum_after(uint16_t checksum, uint16_t before, uint16_t after) {
  uint32_t sum = static_cast<uint16_t>(~checksum) + uint32_t{static_cast<uint16_t>(~before)} + after;
  sum = (sum & 0xffff) + (sum >> 16);
  sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(~sum);
}
inline uint16_t checksum_after32(uint16_t checksum, uint32_t before, uint32_t after) {
  uint16_t half = checksum_after(checksum, static_cast<uint16_t>(before), static_cast<uint16_t>(after));
  return checksum_after(half, static_cast<uint16_t>(before >> 16), static_cast<uint16_t>(after >> 16));
}

// Sets the destination annotation and header offsets of a packet whose IP header begins at `offset` and has been
// checked.
inline void annotate_ip(Packet& packet, int32_t offset, const rte_ipv4_hdr& header) {
  packet.set_ip_header(offset, ip_header_length(header), header.dst_addr);
}

inline bool is_multicast(uint32_t raw_address) { return (raw_address & RTE_BE32(0xf0000000)) == RTE_BE32(0xe0000000); }

}  // namespace click
