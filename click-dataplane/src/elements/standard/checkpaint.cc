#include "elements/standard/checkpaint.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status CheckPaint::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kFiltered);
  return args.mandatory("COLOR", color_)
      .positional("ANNO", slot_)
      .check([&] { return slot_.size == 1; }, "ANNO must be one byte")
      .finish();
}

void CheckPaint::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "color", color_); }

REGISTER_ELEMENT(CheckPaint);

}  // namespace click
