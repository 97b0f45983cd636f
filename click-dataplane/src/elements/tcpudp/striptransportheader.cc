#include "elements/tcpudp/striptransportheader.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

PortId StripTransportHeader::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || !is_first_fragment(*ip)) return dropped(DropReason::kUnsupported);
  int32_t length = packet.transport_length();
  int32_t own = 0;
  if (ip->next_proto_id == IPPROTO_TCP) {
    if (length < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return dropped(DropReason::kTooShort);
    own = (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4;
    if (own < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return dropped(DropReason::kMalformed);
  } else if (ip->next_proto_id == IPPROTO_UDP || ip->next_proto_id == IPPROTO_ICMP) {
    own = 8;
  } else {
    return dropped(DropReason::kUnsupported);
  }
  if (own > length) return dropped(DropReason::kTooShort);
  packet.pull(static_cast<uint32_t>(packet.transport_header_offset() + own));
  return 0;
}

REGISTER_ELEMENT(StripTransportHeader);

}  // namespace click
