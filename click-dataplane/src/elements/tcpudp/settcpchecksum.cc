#include "elements/tcpudp/settcpchecksum.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status SetTCPChecksum::configure(Args& args) { return args.positional("FIXOFF", fix_offset_).finish(); }

PortId SetTCPChecksum::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_TCP || is_fragment(*ip)) return dropped(DropReason::kUnsupported);
  uint32_t length = transport_bytes(*ip, packet);
  if (length < sizeof(rte_tcp_hdr)) return dropped(DropReason::kTooShort);
  ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  auto* tcp = reinterpret_cast<rte_tcp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  uint32_t words = tcp->data_off >> 4;
  if (words < 5 || words * 4 > length) {
    if (!fix_offset_) return dropped(DropReason::kMalformed);
    words = words < 5 ? 5 : length / 4;
    tcp->data_off = static_cast<uint8_t>((tcp->data_off & 15) | (words << 4));
  }
  tcp->cksum = 0;
  tcp->cksum = tcp_checksum(*ip, tcp, length);
  return 0;
}

REGISTER_ELEMENT(SetTCPChecksum);

}  // namespace click
