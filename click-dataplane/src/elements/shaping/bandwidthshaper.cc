#include "elements/shaping/bandwidthshaper.hh"

#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status BandwidthShaper::take_state(Element& previous) {
  limit_.take_state(static_cast<BandwidthShaper&>(previous).limit_);
  return Status::ok();
}

PacketBatch BandwidthShaper::pull(PortId out, BatchStorage& storage, unsigned max) {
  unsigned allowed = limit_.allowance(router().now(), max);
  if (out == 1) return allowed == 0 ? input(0).pull(storage, max) : storage.empty();
  if (allowed == 0) return storage.empty();
  PacketBatch batch = input(0).pull(storage, allowed);
  limit_.admitted(batch);
  return batch;
}

REGISTER_ELEMENT(BandwidthShaper);

}  // namespace click
