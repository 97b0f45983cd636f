#pragma once

#include <netinet/in.h>
#include <rte_ip.h>
#include <rte_udp.h>

#include <cstring>
#include <string>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

// UDP and IP headers in front of packets, for UDPIPEncap and DynamicUDPIPEncap.
class UdpIpEncapsulation {
 public:
  IpAddress source;
  IpAddress destination;
  bool destination_annotation = false;
  uint16_t source_port = 0;
  uint16_t destination_port = 0;
  bool checksum = true;

  Status read_destination(const std::string& text, const ArgumentContext& context) {
    destination_annotation = text == "DST_ANNO";
    if (destination_annotation) return Status::ok();
    ParseError error = ArgumentType<IpAddress>::parse(text, destination, context);
    return error ? Status::error("DST: " + *error + " or DST_ANNO, not '" + text + "'") : Status::ok();
  }

  // False when packet memory is used up.
  bool encapsulate(Packet& packet) {
    if (!packet.push(sizeof(Headers))) return false;
    auto* headers = rte_pktmbuf_mtod(packet.mbuf(), Headers*);
    std::memset(headers, 0, sizeof *headers);
    rte_ipv4_hdr& ip = headers->ip;
    ip.version_ihl = 0x45;
    ip.total_length = rte_cpu_to_be_16(static_cast<uint16_t>(packet.length()));
    ip.packet_id = rte_cpu_to_be_16(id_++);
    ip.time_to_live = 250;
    ip.next_proto_id = IPPROTO_UDP;
    ip.src_addr = source.raw;
    ip.dst_addr = destination_annotation ? packet.destination_ip() : destination.raw;
    ip.hdr_checksum = rte_ipv4_cksum(&ip);
    rte_udp_hdr& udp = headers->udp;
    uint32_t length = packet.length() - sizeof ip;
    udp.src_port = rte_cpu_to_be_16(source_port);
    udp.dst_port = rte_cpu_to_be_16(destination_port);
    udp.dgram_len = rte_cpu_to_be_16(static_cast<uint16_t>(length));
    if (checksum) udp.dgram_cksum = udp_checksum(ip, &udp, length);
    annotate_ip(packet, 0, ip);
    return true;
  }

 private:
  struct Headers {
    rte_ipv4_hdr ip;
    rte_udp_hdr udp;
  };
  static_assert(sizeof(Headers) == 28);

  uint16_t id_ = 0;
};

}  // namespace click
