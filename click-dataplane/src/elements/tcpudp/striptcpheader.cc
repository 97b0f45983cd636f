#include "elements/tcpudp/striptcpheader.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

PortId StripTCPHeader::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_TCP || !is_first_fragment(*ip))
    return dropped(DropReason::kUnsupported);
  int32_t length = packet.transport_length();
  if (length < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return dropped(DropReason::kTooShort);
  int32_t own = (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4;
  if (own < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return dropped(DropReason::kMalformed);
  if (own > length) return dropped(DropReason::kTooShort);
  packet.pull(static_cast<uint32_t>(packet.transport_header_offset() + own));
  return 0;
}

REGISTER_ELEMENT(StripTCPHeader);

}  // namespace click
