#include "elements/ip/truncateippayload.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

Status TruncateIPPayload::configure(Args& args) {
  return args.positional("LENGTH", length_)
      .positional("TRANSPORT", transport_)
      .keyword("EXTRA_LENGTH", extra_length_)
      .check([&] { return length_ <= kPacketCapacity; }, "LENGTH is larger than a packet")
      .finish();
}

// Bytes in front of the payload.
uint32_t TruncateIPPayload::headers(const Packet& packet) const {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return 0;
  uint32_t length = static_cast<uint32_t>(packet.network_header_offset()) + ip_header_length(*ip);
  if (!transport_ || !is_first_fragment(*ip)) return length;
  switch (ip->next_proto_id) {
    case IPPROTO_TCP:
      if (packet.transport_length() < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return length;
      return length + (reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header())->data_off >> 4) * 4U;
    case IPPROTO_UDP:
      return length + sizeof(rte_udp_hdr);
    case IPPROTO_ICMP:
      return length + sizeof(rte_icmp_hdr);
    default:
      return length;
  }
}

REGISTER_ELEMENT(TruncateIPPayload);

}  // namespace click
