#include "elements/ip6/getip6address.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status GetIP6Address::configure(Args& args) { return args.mandatory("OFFSET", offset_).finish(); }

PortId GetIP6Address::process(Packet& packet) {
  if (packet.length() < uint64_t{offset_} + 16) return dropped(DropReason::kTooShort);
  set_destination_ip6(packet, packet.data() + offset_);
  return 0;
}

REGISTER_ELEMENT(GetIP6Address);

}  // namespace click
