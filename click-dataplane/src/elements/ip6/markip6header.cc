#include "elements/ip6/markip6header.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status MarkIP6Header::configure(Args& args) { return args.positional("OFFSET", offset_).finish(); }

void MarkIP6Header::process(Packet& packet) {
  packet.set_network_header(static_cast<int32_t>(offset_), sizeof(rte_ipv6_hdr));
}

REGISTER_ELEMENT(MarkIP6Header);

}  // namespace click
