#pragma once

#include <algorithm>
#include <cstdint>

#include "packet/ip_header.hh"

namespace click {

// The one's complement sum of 16-bit words over a TCP or UDP header with what follows it, `length` bytes, and the
// pseudo-header (RFC 793, RFC 768). 0xffff where the checksum in the header is right; the complement of the sum over a
// header without checksum is the checksum.
inline uint16_t transport_sum(const rte_ipv4_hdr& ip, const void* transport, uint32_t length) {
  uint32_t sum = rte_raw_cksum(transport, length);
  sum += (ip.src_addr & 0xffff) + (ip.src_addr >> 16);
  sum += (ip.dst_addr & 0xffff) + (ip.dst_addr >> 16);
  sum += rte_cpu_to_be_16(ip.next_proto_id) + rte_cpu_to_be_16(static_cast<uint16_t>(length));
  sum = (sum & 0xffff) + (sum >> 16);
  sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(sum);
}

inline uint16_t tcp_checksum(const rte_ipv4_hdr& ip, const void* transport, uint32_t length) {
  return static_cast<uint16_t>(~transport_sum(ip, transport, length));
}
// UDP writes 0xffff for 0, which means "no checksum".
inline uint16_t udp_checksum(const rte_ipv4_hdr& ip, const void* transport, uint32_t length) {
  uint16_t checksum = tcp_checksum(ip, transport, length);
  return checksum == 0 ? 0xffff : checksum;
}

// How many bytes of the packet belong to the IP packet's payload: what its header says, as far as it is there.
inline uint32_t ip_payload_length(const rte_ipv4_hdr& ip, int32_t network_length) {
  uint32_t header = (ip.version_ihl & 15u) * 4;
  uint32_t total = rte_be_to_cpu_16(ip.total_length);
  uint32_t all = std::min(total, static_cast<uint32_t>(network_length));
  return all - std::min(all, header);
}

// The same where the packet's transport header annotation is the end of the IP header; 0 where somebody has changed one
// of them since.
inline uint32_t transport_bytes(const rte_ipv4_hdr& ip, const Packet& packet) {
  const uint8_t* behind = reinterpret_cast<const uint8_t*>(&ip) + ip_header_length(ip);
  return packet.transport_header() == behind ? ip_payload_length(ip, packet.network_length()) : 0;
}

}  // namespace click
