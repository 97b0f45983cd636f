#include "elements/analysis/summary_view.hh"

#include <netinet/in.h>

#include <algorithm>

#include "packet/ip_header.hh"

namespace click {

SummaryView::SummaryView(const Packet& packet, bool extra) : packet(packet) {
  if (extra && packet.annotated()) extra_length = packet.annotation<uint32_t>(kExtraLength);
  if (!packet.has_network_header()) {
    bad = "no IP header";
    payload = packet.bytes();
    payload_length = packet.length() + extra_length;
    return;
  }
  int32_t left = packet.network_length();
  const auto* header = reinterpret_cast<const rte_ipv4_hdr*>(packet.network_header());
  if (left < static_cast<int32_t>(sizeof(rte_ipv4_hdr))) {
    bad = "truncated IP header";
  } else if (header->version_ihl >> 4 != 4) {
    bad = "IP version";
  } else if (ip_header_length(*header) < sizeof(rte_ipv4_hdr)) {
    bad = "IP header length";
  } else if (ip_header_length(*header) > static_cast<uint32_t>(left)) {
    bad = "truncated IP header";
  } else if (rte_be_to_cpu_16(header->total_length) < ip_header_length(*header)) {
    bad = "IP length";
  } else {
    ip = header;
  }
  if (ip == nullptr) return;
  uint32_t header_length = ip_header_length(*ip);
  uint32_t total = rte_be_to_cpu_16(ip->total_length);
  auto there = std::min(total, static_cast<uint32_t>(left));
  if (total > static_cast<uint32_t>(left) + extra_length)
    truncated = total - static_cast<uint32_t>(left) - extra_length;
  read_transport(packet.network_header() + header_length, there - header_length, total - header_length);
}

void SummaryView::read_transport(const uint8_t* at, uint32_t left, uint32_t length) {
  uint32_t header = 0;
  if (is_first_fragment(*ip)) {
    if (ip->next_proto_id == IPPROTO_TCP) {
      if (left >= sizeof(rte_tcp_hdr)) {
        tcp = reinterpret_cast<const rte_tcp_hdr*>(at);
        header = (tcp->data_off >> 4) * 4u;
        if (header < sizeof(rte_tcp_hdr)) bad = "TCP header length";
      } else {
        bad = "truncated TCP header";
      }
    } else if (ip->next_proto_id == IPPROTO_UDP) {
      header = sizeof(rte_udp_hdr);
      if (left >= header) {
        udp = reinterpret_cast<const rte_udp_hdr*>(at);
      } else {
        bad = "truncated UDP header";
      }
    } else if (ip->next_proto_id == IPPROTO_ICMP) {
      header = 8;
      if (left >= header) {
        icmp = at;
      } else {
        bad = "truncated ICMP header";
      }
    }
  }
  header = std::min(header, length);
  payload_length = length - header;
  uint32_t skipped = std::min(header, left);
  payload = {reinterpret_cast<const char*>(at) + skipped, left - skipped};
}

}  // namespace click
