#include "elements/ip/compareblock.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status CompareBlock::configure(Args& args) {
  return args.mandatory("FWD_WEIGHT", forward_weight_)
      .mandatory("REV_WEIGHT", reverse_weight_)
      .mandatory("THRESH", threshold_)
      .finish();
}

void CompareBlock::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "fwd_weight", forward_weight_);
  add_value_handlers(handlers, *this, "rev_weight", reverse_weight_);
  add_value_handlers(handlers, *this, "thresh", threshold_);
}

REGISTER_ELEMENT(CompareBlock);

}  // namespace click
