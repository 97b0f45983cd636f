#include "elements/ip/unstripipheader.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(UnstripIPHeader);

}  // namespace click
