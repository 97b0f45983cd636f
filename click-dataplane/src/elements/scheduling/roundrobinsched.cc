#include "elements/scheduling/roundrobinsched.hh"

#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status RoundRobinSched::initialize() {
  for (PortId in = 0; in < input_count(); ++in) signals_.push_back(router().upstream_empty_signal(*this, in, nullptr));
  return Status::ok();
}

PacketBatch RoundRobinSched::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  // Ends when a whole turn brought nothing.
  for (int without = 0; batch.size() < max && without < input_count(); next_ = (next_ + 1) % input_count()) {
    ++without;
    if (!signals_[static_cast<size_t>(next_)].active()) continue;
    BatchStorage one;
    PacketBatch pulled = input(next_).pull(one, 1);
    if (pulled.empty()) continue;
    batch.append(pulled[0]);
    pulled.release();
    without = 0;
  }
  return batch;
}

REGISTER_ELEMENT(RoundRobinSched);
REGISTER_ELEMENT_AS(RoundRobinSched, SimpleRoundRobinSched);

}  // namespace click
