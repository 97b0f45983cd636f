#include "elements/ip/ipmirror.hh"

#include <netinet/in.h>
#include <utility>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

Status IPMirror::configure(Args& args) { return args.positional("DST_ANNO", annotate_).finish(); }

PortId IPMirror::process(Packet& packet) {
  if (ip_header(packet) == nullptr) return dropped(DropReason::kMalformed);
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  rte_be32_t source = ip->src_addr;
  ip->src_addr = ip->dst_addr;
  ip->dst_addr = source;
  if (annotate_) packet.set_destination_ip(ip->dst_addr);
  bool tcp = ip->next_proto_id == IPPROTO_TCP;
  if ((!tcp && ip->next_proto_id != IPPROTO_UDP) || !is_first_fragment(*ip)) return 0;
  int32_t length = packet.transport_length();
  uint8_t* transport = packet.writable_data() + packet.transport_header_offset();
  if (length >= 4) {
    auto* ports = reinterpret_cast<rte_be16_t*>(transport);
    std::swap(ports[0], ports[1]);
  }
  if (tcp && length >= 12) {
    auto* header = reinterpret_cast<rte_tcp_hdr*>(transport);
    rte_be32_t sequence = header->sent_seq;
    header->sent_seq = header->recv_ack;
    header->recv_ack = sequence;
  }
  return 0;
}

REGISTER_ELEMENT(IPMirror);

}  // namespace click
