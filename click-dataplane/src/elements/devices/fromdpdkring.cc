#include "elements/devices/fromdpdkring.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status FromDPDKRing::configure(Args& args) {
  RawText ignored;
  return args.mandatory("MEM_POOL", pool_)
      .mandatory("FROM_PROC", from_)
      .mandatory("TO_PROC", to_)
      .keyword("BURST", burst_)
      .keyword("NDESC", size_)
      .keyword("NUMA_ZONE", ignored)
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .check([&] { return size_ >= 1 && size_ <= 1 << 20; }, "NDESC must be from 1 to 1048576")
      .finish();
}

Status FromDPDKRing::initialize() {
  Status status = ring_.open(pool_, to_, from_, size_);
  if (status) task_.initialize();
  return status;
}

Status FromDPDKRing::take_state(Element& previous) {
  auto& before = static_cast<FromDPDKRing&>(previous);
  packets_ = before.packets_;
  bytes_ = before.bytes_;
  return Status::ok();
}

bool FromDPDKRing::run_task(Task&) {
  BatchStorage storage;
  unsigned count = rte_ring_dequeue_burst(ring_.ring(), reinterpret_cast<void**>(storage.mbufs()),
                                          std::min(burst_, kBatchSize), nullptr);
  if (count == 0) return false;
  PacketBatch batch = storage.filled(count);
  packets_ += count;
  bytes_ += batch.total_length();
  output(0).push(std::move(batch));
  return true;
}

void FromDPDKRing::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "pkt_count", packets_);
  add_read_handler(handlers, "byte_count", bytes_);
}

REGISTER_ELEMENT(FromDPDKRing);

}  // namespace click
