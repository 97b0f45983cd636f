#include "elements/scheduling/priosched.hh"

#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status PrioSched::initialize() {
  for (PortId in = 0; in < input_count(); ++in) signals_.push_back(router().upstream_empty_signal(*this, in, nullptr));
  return Status::ok();
}

PacketBatch PrioSched::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  for (PortId in = 0; in < input_count() && batch.size() < max; ++in) {
    if (!signals_[static_cast<size_t>(in)].active()) continue;
    BatchStorage more;
    PacketBatch pulled = input(in).pull(more, max - batch.size());
    for (Packet packet : pulled) batch.append(packet);
    pulled.release();
  }
  return batch;
}

REGISTER_ELEMENT(PrioSched);
REGISTER_ELEMENT_AS(PrioSched, SimplePrioSched);

}  // namespace click
