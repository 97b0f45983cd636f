#include "elements/standard/strip.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status Strip::configure(Args& args) { return args.mandatory("LENGTH", length_).finish(); }

REGISTER_ELEMENT(Strip);

}  // namespace click
