#include "elements/ip/setipchecksum.hh"

#include <string>

#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

void SetIPChecksum::add_handlers(Handlers& handlers) {
  handlers.read("drops", [this] { return std::to_string(total_drops()); });
}

REGISTER_ELEMENT(SetIPChecksum);

}  // namespace click
