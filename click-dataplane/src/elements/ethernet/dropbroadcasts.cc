#include "elements/ethernet/dropbroadcasts.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DropBroadcasts::take_state(Element& previous) {
  drops_ = static_cast<DropBroadcasts&>(previous).drops_;
  return Status::ok();
}

void DropBroadcasts::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", drops_); }

REGISTER_ELEMENT(DropBroadcasts);

}  // namespace click
