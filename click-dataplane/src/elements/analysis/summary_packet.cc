#include "elements/analysis/summary_packet.hh"

#include <netinet/in.h>

#include <algorithm>
#include <cstring>

#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint8_t kDefaultTtl = 100;
constexpr uint32_t kIcmpHeader = 8;

void put(std::string& bytes, size_t at, uint32_t value, int width) {
  for (int i = 0; i < width; ++i)
    bytes[at + static_cast<size_t>(i)] = static_cast<char>(value >> (8 * (width - 1 - i)));
}

std::string transport_header(const SummaryValues& v, uint8_t protocol) {
  std::string header;
  if (protocol == IPPROTO_TCP) {
    header.assign(sizeof(rte_tcp_hdr), '\0');
    header += v.tcp_options;
    put(header, 0, v.source_port.value_or(0), 2);
    put(header, 2, v.destination_port.value_or(0), 2);
    put(header, 4, v.sequence.value_or(0), 4);
    put(header, 8, v.acknowledgement.value_or(0), 4);
    uint32_t flags = v.tcp_flags.value_or(0);
    put(header, 12, static_cast<uint32_t>(header.size() / 4) << 12 | (flags & 0x1ff), 2);
    put(header, 14, v.window.value_or(0), 2);
    put(header, 18, v.urgent.value_or(0), 2);
  } else if (protocol == IPPROTO_UDP) {
    header.assign(sizeof(rte_udp_hdr), '\0');
    put(header, 0, v.source_port.value_or(0), 2);
    put(header, 2, v.destination_port.value_or(0), 2);
  } else if (protocol == IPPROTO_ICMP) {
    header.assign(kIcmpHeader, '\0');
    put(header, 0, v.icmp_type.value_or(0), 1);
    put(header, 1, v.icmp_code.value_or(0), 1);
    put(header, 4, v.icmp_id.value_or(0), 2);
    bool too_big = v.icmp_type == 3 && v.icmp_code == 4;
    put(header, 6, too_big ? v.icmp_mtu.value_or(0) : v.icmp_sequence.value_or(0), 2);
  }
  return header;
}

void set_checksums(Packet& packet, rte_ipv4_hdr& ip) {
  uint8_t* transport = reinterpret_cast<uint8_t*>(&ip) + ip_header_length(ip);
  auto length = static_cast<uint32_t>(packet.end() - transport);
  if (is_fragment(ip)) return;
  if (ip.next_proto_id == IPPROTO_TCP) {
    auto* tcp = reinterpret_cast<rte_tcp_hdr*>(transport);
    tcp->cksum = rte_ipv4_udptcp_cksum(&ip, tcp);
  } else if (ip.next_proto_id == IPPROTO_UDP) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(transport);
    udp->dgram_cksum = rte_ipv4_udptcp_cksum(&ip, udp);
  } else if (ip.next_proto_id == IPPROTO_ICMP) {
    auto sum = static_cast<uint16_t>(~rte_raw_cksum(transport, length));
    std::memcpy(transport + 2, &sum, sizeof sum);
  }
}

uint64_t time_of(const SummaryValues& v) {
  if (v.time) return *v.time;
  return v.seconds.value_or(0) * 1'000'000'000 + v.microseconds.value_or(0) * 1000;
}

}  // namespace

Packet make_summary_packet(const SummaryValues& v, const SummaryPacketOptions& options) {
  uint8_t protocol = v.protocol.value_or(v.icmp_type ? uint8_t{IPPROTO_ICMP} : options.protocol);
  uint16_t fragment = v.fragment.value_or(0);
  std::string bytes(sizeof(rte_ipv4_hdr), '\0');
  bytes += v.ip_options;
  uint32_t ip_header = static_cast<uint32_t>(bytes.size());
  std::string transport = (fragment & 0x1fff) == 0 ? transport_header(v, protocol) : "";
  bytes += transport;
  uint32_t headers = static_cast<uint32_t>(bytes.size());
  if (v.payload) bytes += *v.payload;

  // How long the packet says it is.
  uint32_t total = static_cast<uint32_t>(bytes.size());
  if (v.payload_length) total = std::max(total, headers + *v.payload_length);
  if (v.udp_length && protocol == IPPROTO_UDP) total = std::max(total, ip_header + *v.udp_length);
  if (v.ip_length) total = *v.ip_length;
  total = std::min<uint32_t>(total, 65535);
  if (bytes.size() > total && total >= headers) bytes.resize(total);
  if (options.checksums && bytes.size() < total) bytes.resize(std::min(total, kPacketCapacity));
  if (bytes.size() > kPacketCapacity) bytes.resize(kPacketCapacity);

  Packet packet =
      packet_pool().make(bytes, std::min(kDefaultHeadroom, kPacketCapacity - static_cast<uint32_t>(bytes.size())));
  if (!packet) return packet;
  auto& ip = *reinterpret_cast<rte_ipv4_hdr*>(packet.writable_data());
  ip.version_ihl = static_cast<uint8_t>(0x40 | ip_header / 4);
  ip.type_of_service = v.tos.value_or(0);
  ip.total_length = rte_cpu_to_be_16(static_cast<uint16_t>(total));
  ip.packet_id = rte_cpu_to_be_16(v.id.value_or(0));
  ip.fragment_offset = rte_cpu_to_be_16(fragment);
  ip.time_to_live = v.ttl.value_or(kDefaultTtl);
  ip.next_proto_id = protocol;
  ip.src_addr = rte_cpu_to_be_32(v.source.value_or(0));
  ip.dst_addr = rte_cpu_to_be_32(v.destination.value_or(0));
  if (!transport.empty() && protocol == IPPROTO_UDP) {
    uint32_t length = v.udp_length.value_or(total - ip_header);
    auto* udp = reinterpret_cast<rte_udp_hdr*>(packet.writable_data() + ip_header);
    udp->dgram_len = rte_cpu_to_be_16(static_cast<uint16_t>(length));
  }
  if (options.checksums) {
    if (packet.length() == total) set_checksums(packet, ip);
    ip.hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(&ip, ip_header));
  } else if (v.ip_sum) {
    ip.hdr_checksum = rte_cpu_to_be_16(*v.ip_sum);
  }

  annotate_ip(packet, 0, ip);
  packet.set_timestamp(time_of(v));
  if (total > packet.length()) packet.set_annotation(kExtraLength, total - packet.length());
  if (v.aggregate) packet.set_annotation(kAggregate, *v.aggregate);
  if (v.paint) packet.set_paint(*v.paint);
  if (v.count.value_or(1) > 1)
    packet.set_annotation(kExtraPackets, static_cast<uint16_t>(std::min<uint32_t>(*v.count - 1, 65535)));
  if (v.first_time) packet.set_annotation(kFirstTimestamp, *v.first_time);
  if ((v.ether_source || v.ether_destination) && packet.headroom() >= 14 && packet.push(14)) {
    uint8_t* frame = packet.writable_data();
    std::memset(frame, 0, 14);
    if (v.ether_destination) std::memcpy(frame, v.ether_destination->bytes.data(), 6);
    if (v.ether_source) std::memcpy(frame + 6, v.ether_source->bytes.data(), 6);
    frame[12] = 8;  // IPv4
    packet.set_mac_header(0);
    packet.pull(14);
  }
  return packet;
}

}  // namespace click
