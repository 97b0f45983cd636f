#include "elements/icmp/icmppingresponder.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "graph/timer.hh"
#include "packet/ip_header.hh"

namespace click {

namespace {

constexpr uint8_t kFreshTtl = 255;

}  // namespace

bool ICMPPingResponder::is_request(const Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_ICMP || is_fragment(*ip)) return false;
  if (packet.transport_length() < static_cast<int32_t>(sizeof(rte_icmp_hdr))) return false;
  if (is_multicast(ip->dst_addr) || ip->dst_addr == 0xffffffff) return false;
  return packet.transport_header()[0] == RTE_IP_ICMP_ECHO_REQUEST;
}

PortId ICMPPingResponder::process(Packet& packet) {
  if (!is_request(packet)) return output_count() > 1 ? 1 : dropped(DropReason::kNotForUs);
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  auto* icmp = reinterpret_cast<rte_icmp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  // Type 8 becomes 0; type and code are one 16-bit word of the sum.
  icmp->icmp_cksum = checksum_after(icmp->icmp_cksum, RTE_BE16(RTE_IP_ICMP_ECHO_REQUEST << 8), RTE_BE16(0));
  icmp->icmp_type = RTE_IP_ICMP_ECHO_REPLY;
  uint32_t asker = ip->src_addr;
  ip->src_addr = ip->dst_addr;
  ip->dst_addr = asker;
  ip->time_to_live = kFreshTtl;
  ip->hdr_checksum = 0;
  ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(ip, ip_header_length(*ip)));
  packet.set_destination_ip(ip->dst_addr);
  packet.set_paint(0);
  packet.set_timestamp(wall_time());
  return 0;
}

REGISTER_ELEMENT(ICMPPingResponder);

}  // namespace click
