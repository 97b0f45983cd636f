#include "elements/standard/painttee.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status PaintTee::configure(Args& args) {
  return args.mandatory("COLOR", color_)
      .positional("ANNO", slot_)
      .check([&] { return slot_.size == 1; }, "ANNO must be one byte")
      .finish();
}

void PaintTee::duplicate(const Packet& packet) {
  if (Packet copy = packet.clone()) {
    checked_push(1, copy);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
}

void PaintTee::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "color", color_); }

REGISTER_ELEMENT(PaintTee);

}  // namespace click
