#include "elements/ip6/setip6dscp.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIP6DSCP::configure(Args& args) {
  return args.mandatory("DSCP", dscp_).check([&] { return dscp_ <= 63; }, "DSCP must be from 0 to 63").finish();
}

PortId SetIP6DSCP::process(Packet& packet) {
  rte_ipv6_hdr* ip = writable_ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  ip->vtc_flow = rte_cpu_to_be_32((rte_be_to_cpu_32(ip->vtc_flow) & ~0x0fc00000u) | dscp_ << 22);
  return 0;
}

void SetIP6DSCP::add_handlers(Handlers& handlers) { add_read_handler(handlers, "dscp", dscp_); }

REGISTER_ELEMENT(SetIP6DSCP);

}  // namespace click
