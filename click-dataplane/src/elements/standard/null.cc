#include "elements/standard/null.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(Null);

}  // namespace click
