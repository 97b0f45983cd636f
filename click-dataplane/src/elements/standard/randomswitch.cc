#include "elements/standard/randomswitch.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(RandomSwitch);

}  // namespace click
