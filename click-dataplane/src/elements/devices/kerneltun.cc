#include "elements/devices/kerneltun.hh"

#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

PortId KernelTun::output_of(Packet& packet) {
  PortId other = output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
  uint32_t length = packet.length();
  if (length >= sizeof(rte_ipv6_hdr) && packet.data()[0] >> 4 == 6) {
    packet.set_network_header(0, sizeof(rte_ipv6_hdr));
    return 0;
  }
  if (length < sizeof(rte_ipv4_hdr)) return other;
  const auto& ip = *reinterpret_cast<const rte_ipv4_hdr*>(packet.data());
  uint32_t header = ip_header_length(ip);
  if ((ip.version_ihl >> 4) != 4 || header < sizeof(rte_ipv4_hdr) || header > length) return other;
  annotate_ip(packet, 0, ip);
  return 0;
}

REGISTER_ELEMENT(KernelTun, kHostSockets);

}  // namespace click
