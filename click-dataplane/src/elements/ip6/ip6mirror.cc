#include "elements/ip6/ip6mirror.hh"

#include <algorithm>

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

PortId IP6Mirror::process(Packet& packet) {
  rte_ipv6_hdr* ip = writable_ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  std::swap_ranges(ip->src_addr, ip->src_addr + 16, ip->dst_addr);
  auto* at = reinterpret_cast<uint8_t*>(ip);
  auto length = static_cast<uint32_t>(packet.end() - at);
  std::optional<Ip6Transport> transport = ip6_transport(at, length);
  bool ports = transport && transport->first_fragment && length >= transport->offset + 4 &&
               (transport->protocol == IPPROTO_TCP || transport->protocol == IPPROTO_UDP);
  if (ports) std::swap_ranges(at + transport->offset, at + transport->offset + 2, at + transport->offset + 2);
  return 0;
}

REGISTER_ELEMENT(IP6Mirror);

}  // namespace click
