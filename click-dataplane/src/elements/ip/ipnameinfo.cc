#include "elements/ip/ipnameinfo.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(IPNameInfo);

}  // namespace click
