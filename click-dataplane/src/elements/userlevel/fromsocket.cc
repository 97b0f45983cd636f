#include "elements/userlevel/fromsocket.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(FromSocket, kHostSockets);

}  // namespace click
