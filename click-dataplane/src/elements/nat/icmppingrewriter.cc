#include "elements/nat/icmppingrewriter.hh"

#include "graph/registry.hh"

namespace click {

Status ICMPPingRewriter::configure(Args& args) {
  add_timeout_arguments(args);
  return configure_rewriter(args, RewritePattern::Form::kIdentifier);
}

bool ICMPPingRewriter::read_key(const Packet& packet, FlowKey& key) const {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_ICMP || !is_first_fragment(*ip)) return false;
  if (packet.transport_length() < static_cast<int32_t>(sizeof(rte_icmp_hdr))) return false;
  const auto* icmp = reinterpret_cast<const rte_icmp_hdr*>(packet.transport_header());
  key = {ip->src_addr, ip->dst_addr, 0, 0, IPPROTO_ICMP};
  bool request = icmp->icmp_type == RTE_IP_ICMP_ECHO_REQUEST;
  (request ? key.source_port : key.destination_port) = icmp->icmp_ident;
  return request || icmp->icmp_type == RTE_IP_ICMP_ECHO_REPLY;
}

PortId ICMPPingRewriter::rewrite(Packet& packet, NatFlow& flow, uint32_t place) {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  const NatFlow::Side& way = flow.sides[place % 2];
  ip->src_addr = way.to.source;
  ip->dst_addr = way.to.destination;
  ip->hdr_checksum = adjusted(ip->hdr_checksum, way.ip_delta);
  auto* icmp = reinterpret_cast<rte_icmp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  uint16_t identifier = place % 2 == 0 ? way.to.source_port : way.to.destination_port;
  icmp->icmp_cksum = checksum_after(icmp->icmp_cksum, icmp->icmp_ident, identifier);
  icmp->icmp_ident = identifier;
  if (destination_annotation_) packet.set_destination_ip(way.to.destination);
  return way.output;
}

std::string ICMPPingRewriter::key_text(const FlowKey& key) const {
  return "(" + IpAddress{key.source}.text() + ", " + IpAddress{key.destination}.text() + ", " +
         std::to_string(rte_be_to_cpu_16(key.source_port)) + ")";
}

REGISTER_ELEMENT(ICMPPingRewriter);

}  // namespace click
