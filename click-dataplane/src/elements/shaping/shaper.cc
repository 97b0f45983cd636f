#include "elements/shaping/shaper.hh"

#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status Shaper::take_state(Element& previous) {
  limit_.take_state(static_cast<Shaper&>(previous).limit_);
  return Status::ok();
}

PacketBatch Shaper::pull(PortId out, BatchStorage& storage, unsigned max) {
  unsigned allowed = limit_.allowance(router().now(), max);
  if (out == 1) return allowed == 0 ? input(0).pull(storage, max) : storage.empty();
  if (allowed == 0) return storage.empty();
  PacketBatch batch = input(0).pull(storage, allowed);
  limit_.admitted(batch);
  return batch;
}

REGISTER_ELEMENT(Shaper);

}  // namespace click
