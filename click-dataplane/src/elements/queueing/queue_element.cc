#include "elements/queueing/queue_element.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {
namespace {

constexpr unsigned kDefaultCapacity = 1000;
constexpr unsigned kMaxCapacity = 1 << 24;

}  // namespace

class QueueElement::Lock {
 public:
  explicit Lock(QueueElement& queue) : lock_(queue.several_workers_ ? &queue.lock_ : nullptr) {
    if (lock_ != nullptr) rte_spinlock_lock(lock_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  ~Lock() {
    if (lock_ != nullptr) rte_spinlock_unlock(lock_);
  }

 private:
  rte_spinlock_t* lock_;
};

QueueElement::~QueueElement() { clear(DropReason::kStopped); }

Status QueueElement::configure(Args& args) {
  unsigned capacity = kDefaultCapacity;
  Status status =
      args.positional("CAPACITY", capacity)
          .check([&] { return capacity <= kMaxCapacity; }, "CAPACITY must be at most " + std::to_string(kMaxCapacity))
          .finish();
  if (status) ring_.set_capacity(capacity);
  return status;
}

Status QueueElement::initialize() {
  several_workers_ = router().worker_count() > 1;
  nonempty_.set_active(false);
  nonfull_.set_active(capacity() > 0);
  return Status::ok();
}

Status QueueElement::take_state(Element& previous) {
  auto& before = static_cast<QueueElement&>(previous);
  rte_mbuf* mbufs[kBatchSize];
  // What does not fit any more stays behind, and is dropped with the queue before.
  while (unsigned count = before.ring_.take(mbufs, std::min(ring_.room(), kBatchSize))) ring_.put(mbufs, count);
  highwater_ = std::max(before.highwater_, length());
  overflows_ = before.overflows_;
  update_notifiers();
  return Status::ok();
}

void QueueElement::store(PortId, PacketBatch& batch) {
  unsigned fits = std::min(batch.size(), ring_.room());
  ring_.put(batch.mbufs(), fits);
  std::copy(batch.mbufs() + fits, batch.mbufs() + batch.size(), batch.mbufs());
  batch.shrink(batch.size() - fits);
}

void QueueElement::push(PortId in, PacketBatch batch) {
  bool first = false;
  {
    Lock lock(*this);
    store(in, batch);
    highwater_ = std::max(highwater_, length());
    first = overflows_ == 0 && !batch.empty() && capacity() > 0;
    overflows_ += batch.size();
    update_notifiers();
  }
  if (batch.empty()) return;
  if (first) log_warning("overflow");
  checked_push(1, std::move(batch), DropReason::kQueueFull);
}

PacketBatch QueueElement::pull(PortId, BatchStorage& storage, unsigned max) {
  Lock lock(*this);
  PacketBatch batch = storage.filled(ring_.take(storage.mbufs(), std::min(max, kBatchSize)));
  if (batch.empty()) {
    ++empty_pulls_;
  } else {
    empty_pulls_ = 0;
    nonfull_.set_active(ring_.room() > 0);
  }
  if (length() == 0 && empty_pulls_ >= (tells_ == Tells::kEmptyAtOnce ? 0 : kSleepyAfter)) nonempty_.set_active(false);
  return batch;
}

void QueueElement::update_notifiers() {
  if (length() > 0) nonempty_.set_active(true);
  nonfull_.set_active(ring_.room() > 0);
}

void QueueElement::clear(DropReason reason) {
  BatchStorage storage;
  while (unsigned count = ring_.take(storage.mbufs(), kBatchSize)) drop(storage.filled(count), reason);
}

void QueueElement::add_handlers(Handlers& handlers) {
  handlers.read("length", [this] { return std::to_string(length()); });
  handlers.read("capacity", [this] { return std::to_string(capacity()); });
  add_read_handler(handlers, "highwater_length", highwater_);
  add_read_handler(handlers, "drops", overflows_);
  handlers.write("capacity", [this](std::string_view text) {
    unsigned capacity = 0;
    Status status =
        Args({std::string(text)}, *this)
            .mandatory("capacity", capacity)
            .check([&] { return capacity <= kMaxCapacity; }, "capacity must be at most " + std::to_string(kMaxCapacity))
            .finish();
    return status ? set_capacity(capacity) : status;
  });
  add_action_handler(handlers, "reset_counts", [this] {
    overflows_ = 0;
    highwater_ = 0;
  });
  add_action_handler(handlers, "reset", [this] {
    clear(DropReason::kDiscarded);
    update_notifiers();
  });
}

// The packets that came last do not fit into a smaller queue.
Status QueueElement::set_capacity(unsigned capacity) {
  while (length() > capacity) {
    BatchStorage storage;
    unsigned count = ring_.take_back(storage.mbufs(), std::min(length() - capacity, kBatchSize));
    overflows_ += count;
    drop(storage.filled(count), DropReason::kQueueFull);
  }
  ring_.set_capacity(capacity);
  update_notifiers();
  return Status::ok();
}

}  // namespace click
