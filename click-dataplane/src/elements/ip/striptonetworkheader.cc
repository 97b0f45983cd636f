#include "elements/ip/striptonetworkheader.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(StripToNetworkHeader);

}  // namespace click
