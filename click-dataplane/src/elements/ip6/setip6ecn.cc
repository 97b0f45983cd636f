#include "elements/ip6/setip6ecn.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIP6ECN::configure(Args& args) {
  return args.mandatory("ECN", ecn_).check([&] { return ecn_ <= 3; }, "ECN must be from 0 to 3").finish();
}

PortId SetIP6ECN::process(Packet& packet) {
  rte_ipv6_hdr* ip = writable_ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  ip->vtc_flow = rte_cpu_to_be_32((rte_be_to_cpu_32(ip->vtc_flow) & ~0x00300000u) | ecn_ << 20);
  return 0;
}

void SetIP6ECN::add_handlers(Handlers& handlers) { add_read_handler(handlers, "ecn", ecn_); }

REGISTER_ELEMENT(SetIP6ECN);

}  // namespace click
