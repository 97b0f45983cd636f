#include "elements/dhcp/handler_addresses.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status HandlerAddresses::configure(Args& args) {
  return args.mandatory("SRC_CALL", source_).mandatory("DST_CALL", destination_).finish();
}

bool HandlerAddresses::read(const Element& element, const std::string& handler, uint32_t& address) {
  HandlerResult result = element.router().read_handler(handler, "", element.name());
  std::optional<IpAddress> parsed = result.status ? IpAddress::parse(trim(result.value)) : std::nullopt;
  if (!parsed) return false;
  address = parsed->raw;
  return true;
}

PortId HandlerAddresses::process(Packet& packet, const Element& element) const {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  uint32_t source = 0;
  uint32_t destination = 0;
  if (!read(element, source_, source) || !read(element, destination_, destination))
    return dropped(DropReason::kUnresolved);
  ip->src_addr = source;
  ip->dst_addr = destination;
  ip->hdr_checksum = 0;
  ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(ip, ip_header_length(*ip)));
  if (ip->next_proto_id == IPPROTO_UDP && !is_fragment(*ip) &&
      packet.transport_length() >= static_cast<int32_t>(sizeof(rte_udp_hdr))) {
    auto* udp = reinterpret_cast<rte_udp_hdr*>(packet.writable_data() + packet.transport_header_offset());
    if (udp->dgram_cksum != 0) {
      udp->dgram_cksum = 0;
      udp->dgram_cksum = rte_ipv4_udptcp_cksum(ip, udp);
    }
  }
  packet.set_destination_ip(destination);
  return 0;
}

}  // namespace click
