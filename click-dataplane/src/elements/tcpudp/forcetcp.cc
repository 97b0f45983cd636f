#include "elements/tcpudp/forcetcp.hh"

#include <netinet/in.h>

#include "elements/tcpudp/force.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status ForceTCP::configure(Args& args) {
  return args.positional("DPORT", port_)
      .positional("RANDOM_DPORT", random_port_)
      .positional("FLAGS", flags_)
      .check([&] { return port_ >= -1 && port_ <= 65535; }, "DPORT must be from 0 to 65535")
      .check([&] { return flags_ >= -1 && flags_ <= 255; }, "FLAGS must be from -1 to 255")
      .finish();
}

PortId ForceTCP::process(Packet& packet) {
  ForcedTransport forced = force_protocol(packet, IPPROTO_TCP, sizeof(rte_tcp_hdr));
  if (forced.header == nullptr) return dropped(DropReason::kTooShort);
  auto* tcp = reinterpret_cast<rte_tcp_hdr*>(forced.header);
  uint32_t header = (tcp->data_off >> 4) * 4U;
  bool fits = header >= sizeof(rte_tcp_hdr) && header <= forced.length;
  tcp->data_off = fits ? tcp->data_off & 0xf0 : 5 << 4;
  if (port_ > 0) {
    tcp->dst_port = rte_cpu_to_be_16(static_cast<uint16_t>(port_));
  } else if (random_port_) {
    tcp->dst_port = static_cast<uint16_t>(random_.next());
  }
  if (flags_ >= 0) tcp->tcp_flags = static_cast<uint8_t>(flags_);
  tcp->cksum = 0;
  tcp->cksum = tcp_checksum(*forced.ip, tcp, forced.length);
  return 0;
}

REGISTER_ELEMENT(ForceTCP);

}  // namespace click
