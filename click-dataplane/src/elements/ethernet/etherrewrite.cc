#include "elements/ethernet/etherrewrite.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status EtherRewrite::configure(Args& args) {
  return args.mandatory("SRC", source_).mandatory("DST", destination_).finish();
}

void EtherRewrite::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", source_);
  add_value_handlers(handlers, *this, "dst", destination_);
}

REGISTER_ELEMENT(EtherRewrite);

}  // namespace click
