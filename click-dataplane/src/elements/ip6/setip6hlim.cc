#include "elements/ip6/setip6hlim.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIP6HLIM::configure(Args& args) { return args.mandatory("HLIM", limit_).finish(); }

PortId SetIP6HLIM::process(Packet& packet) {
  rte_ipv6_hdr* ip = writable_ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  ip->hop_limits = limit_;
  return 0;
}

void SetIP6HLIM::add_handlers(Handlers& handlers) { add_read_handler(handlers, "hlim", limit_); }

REGISTER_ELEMENT(SetIP6HLIM);

}  // namespace click
