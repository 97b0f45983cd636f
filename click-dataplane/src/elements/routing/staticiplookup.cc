#include "elements/routing/staticiplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(StaticIPLookup);
REGISTER_ELEMENT_AS(StaticIPLookup, LookupIPRoute);
REGISTER_ELEMENT_AS(StaticIPLookup, LookupIPRouteMP);

}  // namespace click
