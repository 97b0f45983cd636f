#include "elements/icmp/checkicmpheader.hh"

#include <netinet/in.h>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/transport_checksum.hh"

namespace click {

Status CheckICMPHeader::configure(Args& args) { return faults_.keywords(args).finish(); }

Status CheckICMPHeader::take_state(Element& previous) {
  count_ = static_cast<CheckICMPHeader&>(previous).count_;
  faults_.take_state(static_cast<CheckICMPHeader&>(previous).faults_);
  return Status::ok();
}

namespace {

// RFC 792, RFC 950, RFC 1256: what a message has at least.
uint32_t least_length(uint8_t type) {
  switch (type) {
    case 3:   // unreachable
    case 4:   // source quench
    case 5:   // redirect
    case 11:  // time exceeded
    case 12:  // parameter problem
      return 8 + sizeof(rte_ipv4_hdr);
    case 13:  // timestamp
    case 14:
      return 20;
    case 17:  // address mask
    case 18:
      return 12;
    default:
      return 8;
  }
}

}  // namespace

PortId CheckICMPHeader::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_ICMP || !is_first_fragment(*ip))
    return faults_.bad(kNotIcmp, *this);
  uint32_t length = transport_bytes(*ip, packet);
  const uint8_t* icmp = packet.transport_header();
  if (length < 8 || length < least_length(icmp[0])) return faults_.bad(kBadLength, *this);
  if (rte_raw_cksum(icmp, length) != 0xffff) return faults_.bad(kBadChecksum, *this);
  ++count_;
  return 0;
}

void CheckICMPHeader::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  faults_.add_handlers(handlers);
}

REGISTER_ELEMENT(CheckICMPHeader);

}  // namespace click
