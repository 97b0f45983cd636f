#include "elements/tcpudp/forceudp.hh"

#include <netinet/in.h>

#include "elements/tcpudp/force.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status ForceUDP::configure(Args& args) {
  return args.positional("DPORT", port_)
      .check([&] { return port_ >= -1 && port_ <= 65535; }, "DPORT must be from -1 to 65535")
      .finish();
}

PortId ForceUDP::process(Packet& packet) {
  ForcedTransport forced = force_protocol(packet, IPPROTO_UDP, sizeof(rte_udp_hdr));
  if (forced.header == nullptr) return dropped(DropReason::kTooShort);
  auto* udp = reinterpret_cast<rte_udp_hdr*>(forced.header);
  if (port_ >= 0) udp->dst_port = rte_cpu_to_be_16(static_cast<uint16_t>(port_));
  udp->dgram_len = rte_cpu_to_be_16(static_cast<uint16_t>(forced.length));
  udp->dgram_cksum = 0;
  udp->dgram_cksum = udp_checksum(*forced.ip, udp, forced.length);
  return 0;
}

REGISTER_ELEMENT(ForceUDP);

}  // namespace click
