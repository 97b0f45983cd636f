#include "elements/standard/truncate.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Truncate::configure(Args& args) {
  return args.mandatory("LENGTH", most_).keyword("EXTRA_LENGTH", extra_length_).finish();
}

void Truncate::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "length", most_); }

REGISTER_ELEMENT(Truncate);

}  // namespace click
