#include "elements/ip/setipaddress.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetIPAddress::configure(Args& args) {
  return args.mandatory("IPADDR", address_)
      .positional("ANNO", slot_)
      .check([&] { return slot_.size == 4; }, "ANNO must be four bytes")
      .finish();
}

void SetIPAddress::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "addr", address_); }

REGISTER_ELEMENT(SetIPAddress);

}  // namespace click
