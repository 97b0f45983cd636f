#include "elements/queueing/frontdropqueue.hh"

#include <algorithm>

#include "graph/registry.hh"

namespace click {

void FrontDropQueue::store(PortId, PacketBatch& batch) {
  // Of a batch larger than the queue only the last packets would stay.
  unsigned kept = std::min(batch.size(), capacity());
  unsigned passing = batch.size() - kept;
  unsigned leaving = kept - std::min(kept, ring().room());
  rte_mbuf* newest[kBatchSize];
  std::copy_n(batch.mbufs() + passing, kept, newest);
  rte_mbuf* oldest[kBatchSize];
  leaving = ring().take(oldest, leaving);
  ring().put(newest, kept);
  std::copy_backward(batch.mbufs(), batch.mbufs() + passing, batch.mbufs() + passing + leaving);
  std::copy_n(oldest, leaving, batch.mbufs());
  batch.shrink(leaving + passing);
}

REGISTER_ELEMENT(FrontDropQueue);

}  // namespace click
