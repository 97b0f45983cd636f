#include "elements/tcpudp/checkudpheader.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status CheckUDPHeader::configure(Args& args) { return faults_.keywords(args).keyword("CHECKSUM", checksum_).finish(); }

Status CheckUDPHeader::take_state(Element& previous) {
  count_ = static_cast<CheckUDPHeader&>(previous).count_;
  faults_.take_state(static_cast<CheckUDPHeader&>(previous).faults_);
  return Status::ok();
}

PortId CheckUDPHeader::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_UDP || !is_first_fragment(*ip)) return faults_.bad(kNotUdp, *this);
  uint32_t there = transport_bytes(*ip, packet);
  if (there < sizeof(rte_udp_hdr)) return faults_.bad(kBadLength, *this);
  const auto* udp = reinterpret_cast<const rte_udp_hdr*>(packet.transport_header());
  uint32_t length = rte_be_to_cpu_16(udp->dgram_len);
  if (length < sizeof(rte_udp_hdr) || length > there) return faults_.bad(kBadLength, *this);
  if (checksum_ && udp->dgram_cksum != 0 && transport_sum(*ip, udp, length) != 0xffff)
    return faults_.bad(kBadChecksum, *this);
  ++count_;
  return 0;
}

void CheckUDPHeader::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  faults_.add_handlers(handlers);
}

REGISTER_ELEMENT(CheckUDPHeader);

}  // namespace click
