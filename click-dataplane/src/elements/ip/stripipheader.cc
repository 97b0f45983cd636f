#include "elements/ip/stripipheader.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(StripIPHeader);

}  // namespace click
