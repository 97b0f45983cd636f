#include "elements/userlevel/tosocket.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(ToSocket, kHostSockets);

}  // namespace click
