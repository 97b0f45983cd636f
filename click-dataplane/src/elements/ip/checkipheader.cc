#include "elements/ip/checkipheader.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(CheckIPHeader);

}  // namespace click
