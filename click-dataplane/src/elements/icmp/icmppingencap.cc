#include "elements/icmp/icmppingencap.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status ICMPPingEncap::configure(Args& args) {
  fields_.type = RTE_IP_ICMP_ECHO_REQUEST;
  return args.mandatory("SRC", fields_.source)
      .mandatory("DST", fields_.destination)
      .keyword("IDENTIFIER", fields_.identifier)
      .finish();
}

void ICMPPingEncap::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", fields_.source);
  add_value_handlers(handlers, *this, "dst", fields_.destination);
}

REGISTER_ELEMENT(ICMPPingEncap);

}  // namespace click
