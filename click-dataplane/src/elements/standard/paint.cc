#include "elements/standard/paint.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Paint::configure(Args& args) {
  return args.mandatory("COLOR", color_)
      .positional("ANNO", slot_)
      .check([&] { return slot_.size == 1; }, "ANNO must be one byte")
      .finish();
}

void Paint::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "color", color_); }

REGISTER_ELEMENT(Paint);

}  // namespace click
