#include "elements/tcpudp/setudpchecksum.hh"

#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

PortId SetUDPChecksum::process(Packet& packet) {
  PortId otherwise = output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || is_fragment(*ip)) return otherwise;
  uint32_t there = transport_bytes(*ip, packet);
  if (there < sizeof(rte_udp_hdr)) return otherwise;
  uint32_t length = rte_be_to_cpu_16(reinterpret_cast<const rte_udp_hdr*>(packet.transport_header())->dgram_len);
  if (length < sizeof(rte_udp_hdr) || length > there) return otherwise;
  ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  auto* udp = reinterpret_cast<rte_udp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  udp->dgram_cksum = 0;
  udp->dgram_cksum = udp_checksum(*ip, udp, length);
  return 0;
}

REGISTER_ELEMENT(SetUDPChecksum);

}  // namespace click
