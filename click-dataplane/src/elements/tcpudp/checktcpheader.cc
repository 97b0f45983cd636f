#include "elements/tcpudp/checktcpheader.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status CheckTCPHeader::configure(Args& args) { return faults_.keywords(args).keyword("CHECKSUM", checksum_).finish(); }

Status CheckTCPHeader::take_state(Element& previous) {
  count_ = static_cast<CheckTCPHeader&>(previous).count_;
  faults_.take_state(static_cast<CheckTCPHeader&>(previous).faults_);
  return Status::ok();
}

PortId CheckTCPHeader::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_TCP || !is_first_fragment(*ip)) return faults_.bad(kNotTcp, *this);
  uint32_t length = transport_bytes(*ip, packet);
  if (length < sizeof(rte_tcp_hdr)) return faults_.bad(kBadLength, *this);
  const auto* tcp = reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header());
  uint32_t header = (tcp->data_off >> 4) * 4U;
  if (header < sizeof(rte_tcp_hdr) || header > length) return faults_.bad(kBadLength, *this);
  if (checksum_ && transport_sum(*ip, tcp, length) != 0xffff) return faults_.bad(kBadChecksum, *this);
  ++count_;
  return 0;
}

void CheckTCPHeader::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  faults_.add_handlers(handlers);
}

REGISTER_ELEMENT(CheckTCPHeader);

}  // namespace click
