#include "elements/threads/cpuqueue.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/worker.hh"

namespace click {

CPUQueue::~CPUQueue() {
  for (auto& queue : queues_) {
    for (Packet packet : queue) drop(packet, DropReason::kStopped);
  }
}

Status CPUQueue::configure(Args& args) {
  return args.positional("CAPACITY", capacity_)
      .check([this] { return capacity_ > 0; }, "CAPACITY must be positive")
      .finish();
}

Status CPUQueue::initialize() {
  queues_.resize(static_cast<size_t>(router().worker_count()));
  nonempty_.set_active(false);
  return Status::ok();
}

Status CPUQueue::take_state(Element& previous) {
  auto& before = static_cast<CPUQueue&>(previous);
  for (size_t i = 0; i < before.queues_.size(); ++i) {
    auto& queue = queues_[i % queues_.size()];
    auto& old = before.queues_[i];
    while (!old.empty() && queue.size() < capacity_) {
      queue.push_back(old.front());
      old.pop_front();
    }
  }
  nonempty_.set_active(std::any_of(queues_.begin(), queues_.end(), [](const auto& queue) { return !queue.empty(); }));
  return Status::ok();
}

void CPUQueue::push(PortId, PacketBatch batch) {
  const Worker* worker = Worker::current();
  auto& queue = queues_[worker != nullptr ? static_cast<size_t>(worker->index()) : 0];
  BatchStorage storage;
  PacketBatch overflow = storage.empty();
  rte_spinlock_lock(&lock_);
  for (Packet packet : batch) {
    if (queue.size() < capacity_) {
      queue.push_back(packet);
    } else {
      overflow.append(packet);
    }
  }
  nonempty_.set_active(!queue.empty() || nonempty_.active());
  rte_spinlock_unlock(&lock_);
  batch.release();
  drop(std::move(overflow), DropReason::kQueueFull);
}

PacketBatch CPUQueue::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  rte_spinlock_lock(&lock_);
  for (size_t empty = 0; batch.size() < max && empty < queues_.size();) {
    auto& queue = queues_[next_];
    next_ = (next_ + 1) % queues_.size();
    if (queue.empty()) {
      ++empty;
      continue;
    }
    empty = 0;
    batch.append(queue.front());
    queue.pop_front();
  }
  if (batch.empty()) nonempty_.set_active(false);
  rte_spinlock_unlock(&lock_);
  return batch;
}

void CPUQueue::add_handlers(Handlers& handlers) {
  handlers.read("capacity", [this] { return std::to_string(capacity_); });
  handlers.read("drops", [this] { return std::to_string(drops(DropReason::kQueueFull)); });
}

REGISTER_ELEMENT(CPUQueue);

}  // namespace click
