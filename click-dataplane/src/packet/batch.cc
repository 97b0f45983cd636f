#include "packet/batch.hh"

namespace click {

void PacketBatch::lost() {
  assert(!"a batch was forgotten with packets in it; push, drop or release it");
  rte_pktmbuf_free_bulk(mbufs_, size_);
  size_ = 0;
}

}  // namespace click
