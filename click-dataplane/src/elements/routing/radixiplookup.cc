#include "elements/routing/radixiplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(RadixIPLookup);

}  // namespace click
