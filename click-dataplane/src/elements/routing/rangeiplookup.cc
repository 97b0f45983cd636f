#include "elements/routing/rangeiplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(RangeIPLookup);

}  // namespace click
