#include "elements/ip/ipfieldinfo.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(IPFieldInfo);

}  // namespace click
