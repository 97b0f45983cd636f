#include "elements/analysis/eraseippayload.hh"

#include <netinet/in.h>

#include <cstring>

#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

PortId EraseIPPayload::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || (ip->next_proto_id != IPPROTO_TCP && ip->next_proto_id != IPPROTO_UDP)) return 0;
  int32_t left = packet.transport_length();
  int32_t header = 0;
  if (is_first_fragment(*ip)) {
    header = sizeof(rte_udp_hdr);
    if (ip->next_proto_id == IPPROTO_TCP) header = left > 12 ? (packet.transport_header()[12] >> 4) * 4 : left;
  }
  if (left <= header) return 0;
  if (!packet.make_writable()) return dropped(DropReason::kNoMemory);
  std::memset(packet.writable_data() + packet.transport_header_offset() + header, 0,
              static_cast<size_t>(left - header));
  return 0;
}

REGISTER_ELEMENT(EraseIPPayload);

}  // namespace click
