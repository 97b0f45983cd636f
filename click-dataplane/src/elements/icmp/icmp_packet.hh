#pragma once

#include <netinet/in.h>
#include <rte_icmp.h>
#include <rte_ip.h>

#include <cstring>

#include "packet/ip_header.hh"

namespace click {

// IP and ICMP headers of messages with identifier and sequence number.
struct IcmpHeaders {
  rte_ipv4_hdr ip;
  rte_icmp_hdr icmp;
};
static_assert(sizeof(IcmpHeaders) == 28);

struct IcmpFields {
  IpAddress source;
  IpAddress destination;
  uint8_t type = 0;
  uint8_t code = 0;
  uint16_t identifier = 0;
  uint16_t sequence = 0;
  uint16_t ip_id = 0;
};

// Fills in headers whose packet, `length` bytes with the headers, has its data behind them.
inline void write_icmp(IcmpHeaders& headers, const IcmpFields& fields, uint32_t length) {
  std::memset(&headers, 0, sizeof headers);
  headers.ip.version_ihl = 0x45;
  headers.ip.total_length = rte_cpu_to_be_16(static_cast<uint16_t>(length));
  headers.ip.packet_id = rte_cpu_to_be_16(fields.ip_id);
  headers.ip.time_to_live = 255;
  headers.ip.next_proto_id = IPPROTO_ICMP;
  headers.ip.src_addr = fields.source.raw;
  headers.ip.dst_addr = fields.destination.raw;
  headers.ip.hdr_checksum = rte_ipv4_cksum(&headers.ip);
  headers.icmp.icmp_type = fields.type;
  headers.icmp.icmp_code = fields.code;
  headers.icmp.icmp_ident = rte_cpu_to_be_16(fields.identifier);
  headers.icmp.icmp_seq_nb = rte_cpu_to_be_16(fields.sequence);
  headers.icmp.icmp_cksum = static_cast<uint16_t>(~rte_raw_cksum(&headers.icmp, length - sizeof headers.ip));
}

// Puts headers in front of a packet; false when packet memory is used up.
inline bool encapsulate_icmp(Packet& packet, const IcmpFields& fields) {
  if (!packet.push(sizeof(IcmpHeaders))) return false;
  auto* headers = rte_pktmbuf_mtod(packet.mbuf(), IcmpHeaders*);
  write_icmp(*headers, fields, packet.length());
  annotate_ip(packet, 0, headers->ip);
  return true;
}

}  // namespace click
