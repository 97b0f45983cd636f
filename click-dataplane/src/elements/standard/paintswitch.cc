#include "elements/standard/paintswitch.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status PaintSwitch::configure(Args& args) {
  return args.positional("ANNO", slot_).check([&] { return slot_.size == 1; }, "ANNO must be one byte").finish();
}

// Copies for all outputs but the first, to which the packet itself goes.
PortId PaintSwitch::send_everywhere(const Packet& packet) {
  for (PortId out = 1; out < output_count(); ++out) {
    if (Packet copy = packet.clone()) {
      checked_push(out, copy);
    } else {
      count_drops(DropReason::kNoMemory, 1);
    }
  }
  return 0;
}

REGISTER_ELEMENT(PaintSwitch);

}  // namespace click
