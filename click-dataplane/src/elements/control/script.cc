#include "elements/control/script.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(Script);

}  // namespace click
