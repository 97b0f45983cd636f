#include "elements/ip/decipttl.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DecIPTTL::configure(Args& args) {
  return args.keyword("ACTIVE", active_).keyword("MULTICAST", multicast_).finish();
}

Status DecIPTTL::take_state(Element& previous) {
  expired_ = static_cast<DecIPTTL&>(previous).expired_;
  return Status::ok();
}

PortId DecIPTTL::expired() {
  ++expired_;
  return output_count() > 1 ? 1 : dropped(DropReason::kTtlExpired);
}

void DecIPTTL::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "drops", expired_);
  add_value_handlers(handlers, *this, "active", active_);
}

REGISTER_ELEMENT(DecIPTTL);

}  // namespace click
