#include "elements/devices/todpdkring.hh"

#include <rte_pause.h>

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr int64_t kPatience = 100'000;

}  // namespace

Status ToDPDKRing::configure(Args& args) {
  RawText ignored;
  return args.mandatory("MEM_POOL", pool_)
      .mandatory("FROM_PROC", from_)
      .mandatory("TO_PROC", to_)
      .keyword("BLOCKING", blocking_)
      .keyword("IQUEUE", ignored)
      .keyword("BURST", ignored)
      .keyword("TIMEOUT", ignored)
      .keyword("NDESC", size_)
      .keyword("NUMA_ZONE", ignored)
      .check([&] { return size_ >= 1 && size_ <= 1 << 20; }, "NDESC must be from 1 to 1048576")
      .finish();
}

Status ToDPDKRing::initialize() { return ring_.open(pool_, from_, to_, size_); }

Status ToDPDKRing::take_state(Element& previous) {
  auto& before = static_cast<ToDPDKRing&>(previous);
  sent_ = before.sent_;
  dropped_ = before.dropped_;
  return Status::ok();
}

void ToDPDKRing::push(PortId, PacketBatch batch) {
  unsigned size = batch.size();
  unsigned sent = 0;
  int64_t begin = 0;
  for (;;) {
    sent += rte_ring_enqueue_burst(ring_.ring(), reinterpret_cast<void**>(batch.mbufs() + sent), size - sent, nullptr);
    if (sent == size || !blocking_) break;
    int64_t now = steady_time();
    if (begin == 0) begin = now;
    if (now - begin > kPatience) break;
    rte_pause();
  }
  sent_ += sent;
  dropped_ += size - sent;
  std::copy(batch.mbufs() + sent, batch.mbufs() + size, batch.mbufs());
  batch.shrink(size - sent);
  drop(std::move(batch), DropReason::kQueueFull);
}

void ToDPDKRing::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", sent_);
  add_read_handler(handlers, "dropped", dropped_);
}

REGISTER_ELEMENT(ToDPDKRing);

}  // namespace click
