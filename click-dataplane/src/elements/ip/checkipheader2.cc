#include "elements/ip/checkipheader2.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(CheckIPHeader2);

}  // namespace click
