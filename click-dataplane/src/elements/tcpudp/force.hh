#pragma once

#include "packet/transport_checksum.hh"

namespace click {

// For elements that make IP packets look like a protocol: where the transport header can be written to, with the
// protocol set in the IP header. Null if the packet has no room for `least` bytes there, or packet memory is used up.
struct ForcedTransport {
  rte_ipv4_hdr* ip = nullptr;
  uint8_t* header = nullptr;
  uint32_t length = 0;
};

inline ForcedTransport force_protocol(Packet& packet, uint8_t protocol, uint32_t least) {
  ForcedTransport forced;
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return forced;
  uint32_t length = transport_bytes(*ip, packet);
  if (length < least) return forced;
  rte_ipv4_hdr* writable = writable_ip_header(packet);
  if (writable == nullptr) return forced;
  writable->next_proto_id = protocol;
  writable->hdr_checksum = 0;
  writable->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(writable, ip_header_length(*writable)));
  return {writable, reinterpret_cast<uint8_t*>(writable) + ip_header_length(*writable), length};
}

}  // namespace click
