#include "elements/icmp/forceicmp.hh"

#include <netinet/in.h>

#include "elements/tcpudp/force.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status ForceICMP::configure(Args& args) {
  return args.positional("TYPE", type_)
      .positional("CODE", code_)
      .check([&] { return type_ >= -1 && type_ <= 255 && code_ >= -1 && code_ <= 255; },
             "TYPE and CODE must be from -1 to 255")
      .finish();
}

PortId ForceICMP::process(Packet& packet) {
  ForcedTransport forced = force_protocol(packet, IPPROTO_ICMP, sizeof(rte_icmp_hdr));
  if (forced.header == nullptr) return dropped(DropReason::kTooShort);
  auto* icmp = reinterpret_cast<rte_icmp_hdr*>(forced.header);
  if (type_ >= 0) icmp->icmp_type = static_cast<uint8_t>(type_);
  if (code_ >= 0) icmp->icmp_code = static_cast<uint8_t>(code_);
  icmp->icmp_cksum = 0;
  icmp->icmp_cksum = static_cast<uint16_t>(~rte_raw_cksum(icmp, forced.length));
  return 0;
}

REGISTER_ELEMENT(ForceICMP);

}  // namespace click
