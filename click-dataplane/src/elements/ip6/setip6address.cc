#include "elements/ip6/setip6address.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIP6Address::configure(Args& args) { return args.mandatory("IP6", address_).finish(); }

void SetIP6Address::process(Packet& packet) { set_destination_ip6(packet, address_.bytes.data()); }

void SetIP6Address::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "addr", address_); }

REGISTER_ELEMENT(SetIP6Address);

}  // namespace click
