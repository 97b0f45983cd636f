#include "elements/ethernet/ethermirror.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(EtherMirror);

}  // namespace click
