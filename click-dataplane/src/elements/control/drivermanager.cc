#include "elements/control/drivermanager.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(DriverManager);

}  // namespace click
