#include "elements/standard/roundrobinswitch.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(RoundRobinSwitch);

}  // namespace click
