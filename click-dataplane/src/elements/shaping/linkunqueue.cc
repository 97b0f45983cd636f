#include "elements/shaping/linkunqueue.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status LinkUnqueue::configure(Args& args) {
  return args.mandatory("LATENCY", latency_)
      .mandatory("BANDWIDTH", bandwidth_)
      .check([&] { return latency_.count() >= 0; }, "LATENCY must not be negative")
      .check([&] { return bandwidth_.bytes_per_second > 0; }, "BANDWIDTH must be positive")
      .finish();
}

Status LinkUnqueue::initialize() {
  task_.initialize();
  timer_.initialize();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  return Status::ok();
}

Status LinkUnqueue::take_state(Element& previous) {
  auto& before = static_cast<LinkUnqueue&>(previous);
  link_.swap(before.link_);
  length_ = before.length_.exchange(0);
  free_at_ = before.free_at_;
  return Status::ok();
}

// Puts packets on the link while it can take one now.
void LinkUnqueue::send(int64_t now) {
  for (unsigned budget = kBatchSize; budget > 0 && free_at_ <= now; --budget) {
    BatchStorage storage;
    PacketBatch one = input(0).pull(storage, 1);
    if (one.empty()) {
      waits_for_link_ = false;
      break;
    }
    Packet packet = one[0];
    one.release();
    uint64_t bytes = packet.length() + packet.annotation<uint32_t>(kExtraLength);
    auto duration =
        static_cast<int64_t>(static_cast<double>(bytes) * 1e9 / static_cast<double>(bandwidth_.bytes_per_second));
    free_at_ = (waits_for_link_ ? free_at_ : now) + duration;
    waits_for_link_ = true;
    link_.push_back({packet.mbuf(), free_at_ + latency_.count()});
  }
  length_.store(static_cast<unsigned>(link_.size()), std::memory_order_relaxed);
}

bool LinkUnqueue::deliver(int64_t now) {
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  for (; !link_.empty() && link_.front().arrival <= now && batch.size() < kBatchSize; link_.pop_front())
    batch.append(Packet(link_.front().mbuf));
  length_.store(static_cast<unsigned>(link_.size()), std::memory_order_relaxed);
  if (batch.empty()) return false;
  output(0).push(std::move(batch));
  return true;
}

bool LinkUnqueue::run_task(Task&) {
  int64_t now = router().now();
  send(now);
  bool worked = deliver(now);
  int64_t next = link_.empty() ? INT64_MAX : link_.front().arrival;
  if (waits_for_link_) {
    next = std::min(next, free_at_);
    task_.unschedule();
  } else {
    signal_.rest(task_);
  }
  if (next <= now) {
    task_.schedule();
  } else if (next != INT64_MAX) {
    timer_.schedule_at(next);
  }
  return worked;
}

void LinkUnqueue::clear(DropReason reason) {
  for (const InTransit& packet : link_) drop(Packet(packet.mbuf), reason);
  link_.clear();
  length_ = 0;
}

void LinkUnqueue::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "latency", latency_);
  add_read_handler(handlers, "bandwidth", bandwidth_);
  handlers.read("size", [this] { return std::to_string(length()); });
  add_action_handler(handlers, "reset", [this] {
    clear(DropReason::kDiscarded);
    free_at_ = 0;
    waits_for_link_ = false;
    task_.schedule();
  });
}

REGISTER_ELEMENT(LinkUnqueue);

}  // namespace click
