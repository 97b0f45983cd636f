#include "elements/shaping/ratedsplitter.hh"

#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status RatedSplitter::take_state(Element& previous) {
  limit_.take_state(static_cast<RatedSplitter&>(previous).limit_);
  return Status::ok();
}

void RatedSplitter::push(PortId, PacketBatch batch) {
  unsigned count = limit_.admit(batch, router().now());
  PacketBatch others(batch.mbufs() + count, batch.size() - count);
  batch.shrink(count);
  if (!batch.empty()) output(0).push(std::move(batch));
  if (!others.empty()) checked_push(1, std::move(others), DropReason::kRateExceeded);
}

REGISTER_ELEMENT(RatedSplitter);

}  // namespace click
