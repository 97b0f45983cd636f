#include "elements/routing/sortediplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(SortedIPLookup);

}  // namespace click
