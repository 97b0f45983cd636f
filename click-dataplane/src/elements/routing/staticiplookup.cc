#include "elements/routing/staticiplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(StaticIPLookup);

}  // namespace click
