#include "elements/ip/block.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Block::configure(Args& args) { return args.mandatory("THRESH", threshold_).finish(); }

void Block::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "thresh", threshold_); }

REGISTER_ELEMENT(Block);

}  // namespace click
