#include "elements/standard/checklength.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status CheckLength::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kFiltered);
  return args.mandatory("LENGTH", most_).keyword("EXTRA_LENGTH", extra_length_).finish();
}

void CheckLength::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "length", most_); }

REGISTER_ELEMENT(CheckLength);

}  // namespace click
