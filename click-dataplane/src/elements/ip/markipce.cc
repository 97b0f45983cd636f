#include "elements/ip/markipce.hh"

#include <string>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

Status MarkIPCE::configure(Args& args) { return args.positional("FORCE", force_).finish(); }

void MarkIPCE::add_handlers(Handlers& handlers) {
  handlers.read("drops", [this] { return std::to_string(total_drops()); });
}

REGISTER_ELEMENT(MarkIPCE);

}  // namespace click
