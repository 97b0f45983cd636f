#include "elements/ethernet/etherswitch.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(EtherSwitch);

}  // namespace click
