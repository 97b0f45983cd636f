#include "elements/shaping/unqueue2.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Unqueue2::configure(Args& args) { return args.positional("BURST", burst_).finish(); }

Status Unqueue2::initialize() {
  queues_ = as_storages(nearest_storages(*this, 0, true));
  task_.initialize();
  packets_ = router().upstream_empty_signal(*this, 0, &task_);
  free_ = router().downstream_full_signal(*this, 0, &task_);
  return Status::ok();
}

Status Unqueue2::take_state(Element& previous) {
  count_ = static_cast<Unqueue2&>(previous).count_;
  return Status::ok();
}

unsigned Unqueue2::room() const {
  unsigned least = UINT32_MAX;
  for (const Storage* queue : queues_) {
    unsigned capacity = queue->capacity();
    least = std::min(least, capacity - std::min(capacity, queue->length()));
  }
  return least;
}

bool Unqueue2::run_task(Task&) {
  uint64_t begin = count_;
  unsigned most = std::min(room(), burst_ == 0 ? UINT32_MAX : burst_);
  if (most == 0) {
    free_.rest(task_);
    return false;
  }
  while (count_ - begin < most) {
    BatchStorage storage;
    PacketBatch batch = input(0).pull(storage, std::min(most - static_cast<unsigned>(count_ - begin), kBatchSize));
    if (batch.empty()) break;
    count_ += batch.size();
    output(0).push(std::move(batch));
  }
  if (count_ == begin) packets_.rest(task_);
  return count_ != begin;
}

void Unqueue2::add_handlers(Handlers& handlers) { add_read_handler(handlers, "count", count_); }

REGISTER_ELEMENT(Unqueue2);

}  // namespace click
