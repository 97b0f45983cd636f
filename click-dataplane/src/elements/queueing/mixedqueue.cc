#include "elements/queueing/mixedqueue.hh"

#include "graph/registry.hh"

namespace click {

void MixedQueue::store(PortId in, PacketBatch& batch) {
  if (in == 0) return QueueElement::store(in, batch);
  unsigned left = 0;
  for (unsigned i = 0; i < batch.size(); ++i) {
    rte_mbuf* mbuf = batch.mbufs()[i];
    rte_mbuf* leaves = nullptr;
    if (ring().room() == 0 && ring().take_back(&leaves, 1) == 0) leaves = mbuf;  // with a capacity of 0
    if (leaves != mbuf) ring().put_front(mbuf);
    if (leaves != nullptr) batch.mbufs()[left++] = leaves;
  }
  batch.shrink(left);
}

REGISTER_ELEMENT(MixedQueue);

}  // namespace click
