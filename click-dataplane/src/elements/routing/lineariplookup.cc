#include "elements/routing/lineariplookup.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(LinearIPLookup);

}  // namespace click
