#include "elements/routing/directiplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(DirectIPLookup);

}  // namespace click
