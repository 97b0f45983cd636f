#include "elements/nat/address_rewriter.hh"

#include <netinet/in.h>
#include <cstring>

namespace click {

namespace {

uint16_t adjusted(uint16_t checksum, uint16_t delta) {
  uint32_t sum = uint32_t{static_cast<uint16_t>(~checksum)} + delta;
  return static_cast<uint16_t>(~(sum + (sum >> 16)));
}

}  // namespace

void rewrite_addresses(Packet& packet, rte_ipv4_hdr& ip, uint32_t source, uint32_t destination, uint16_t delta) {
  ip.src_addr = source;
  ip.dst_addr = destination;
  ip.hdr_checksum = adjusted(ip.hdr_checksum, delta);
  if (!is_first_fragment(ip)) return;
  int32_t left = packet.transport_length();
  uint8_t* transport = packet.writable_data() + packet.transport_header_offset();
  if (ip.next_proto_id == IPPROTO_TCP && left >= static_cast<int32_t>(sizeof(rte_tcp_hdr))) {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(transport);
    tcp->cksum = adjusted(tcp->cksum, delta);
  } else if (ip.next_proto_id == IPPROTO_UDP && left >= static_cast<int32_t>(sizeof(rte_udp_hdr))) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(transport);
    // 0 means "no checksum" (RFC 768).
    if (udp->dgram_cksum == 0) return;
    uint16_t checksum = adjusted(udp->dgram_cksum, delta);
    udp->dgram_cksum = checksum == 0 ? 0xffff : checksum;
  }
}

uint16_t address_delta(const rte_ipv4_hdr& ip, uint32_t source, uint32_t destination) {
  uint64_t sum = 0;
  auto add = [&](uint32_t word) { sum += (word & 0xffff) + (word >> 16); };
  add(~uint32_t{ip.src_addr});
  add(~uint32_t{ip.dst_addr});
  add(source);
  add(destination);
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(sum);
}

}  // namespace click
