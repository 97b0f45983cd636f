#include "elements/tcpudp/tcpreflector.hh"

#include <netinet/in.h>

#include <utility>

#include "graph/registry.hh"
#include "packet/transport_checksum.hh"

namespace click {

namespace {

constexpr uint8_t kTtl = 64;
constexpr uint16_t kWindow = 65535;

// The same for all packets of a connection.
uint32_t first_sequence(const rte_ipv4_hdr& ip, const rte_tcp_hdr& tcp) {
  uint64_t mixed = (uint64_t{ip.src_addr} << 32 | ip.dst_addr) * 0x9e3779b97f4a7c15;
  mixed ^= mixed >> 32;
  mixed = (mixed ^ (uint64_t{tcp.src_port} << 16 | tcp.dst_port)) * 0xd6e8feb86659fd93;
  return static_cast<uint32_t>(mixed >> 32);
}

}  // namespace

PortId TCPReflector::process(Packet& packet) {
  const rte_ipv4_hdr* question = ip_header(packet);
  if (question == nullptr || question->next_proto_id != IPPROTO_TCP || is_fragment(*question))
    return dropped(DropReason::kUnsupported);
  uint32_t length = transport_bytes(*question, packet);
  if (length < sizeof(rte_tcp_hdr)) return dropped(DropReason::kTooShort);
  uint32_t own = (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4U;
  if (own < sizeof(rte_tcp_hdr) || own > length) return dropped(DropReason::kMalformed);

  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  auto* tcp = reinterpret_cast<rte_tcp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  uint8_t flags = tcp->tcp_flags;
  if ((flags & RTE_TCP_RST_FLAG) != 0) return dropped(DropReason::kNotForUs);
  bool syn = (flags & RTE_TCP_SYN_FLAG) != 0;
  bool fin = (flags & RTE_TCP_FIN_FLAG) != 0;
  // SYN and FIN count like a byte each (RFC 9293, 3.4).
  uint32_t acknowledged = rte_be_to_cpu_32(tcp->sent_seq) + (length - own) + (syn ? 1U : 0U) + (fin ? 1U : 0U);
  uint32_t sequence = syn ? first_sequence(*ip, *tcp) : rte_be_to_cpu_32(tcp->recv_ack);

  rte_be32_t asker = ip->src_addr;
  ip->src_addr = ip->dst_addr;
  ip->dst_addr = asker;
  rte_be16_t port = tcp->src_port;
  tcp->src_port = tcp->dst_port;
  tcp->dst_port = port;
  tcp->sent_seq = rte_cpu_to_be_32(sequence);
  tcp->recv_ack = rte_cpu_to_be_32(acknowledged);
  tcp->tcp_flags = static_cast<uint8_t>(RTE_TCP_ACK_FLAG | (syn ? RTE_TCP_SYN_FLAG : 0) | (fin ? RTE_TCP_FIN_FLAG : 0));
  tcp->data_off = sizeof(rte_tcp_hdr) / 4 << 4;
  tcp->rx_win = rte_cpu_to_be_16(kWindow);
  tcp->tcp_urp = 0;
  tcp->cksum = 0;
  uint32_t header = ip_header_length(*ip);
  ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(header + sizeof(rte_tcp_hdr)));
  ip->time_to_live = kTtl;
  ip->hdr_checksum = 0;
  ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(ip, header));
  tcp->cksum = tcp_checksum(*ip, tcp, sizeof(rte_tcp_hdr));
  packet.take(packet.length() - static_cast<uint32_t>(packet.transport_header_offset()) - sizeof(rte_tcp_hdr));
  packet.set_destination_ip(ip->dst_addr);
  return 0;
}

REGISTER_ELEMENT(TCPReflector);

}  // namespace click
