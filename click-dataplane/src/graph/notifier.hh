#pragma once

#include <algorithm>
#include <atomic>
#include <vector>

#include "graph/task.hh"

namespace click {

// Tells tasks about a state of a queue: "there are packets" (empty notifier, asked from downstream) or "there is room"
// (full notifier, asked from upstream). Owned by the queue, active while the state holds.
class Notifier {
 public:
  bool active() const { return active_.load(std::memory_order_relaxed); }
  // Becoming active schedules the tasks that listen.
  void set_active(bool active) {
    if (active == active_.load(std::memory_order_relaxed)) return;
    active_.store(active, std::memory_order_relaxed);
    if (!active) return;
    std::atomic_thread_fence(std::memory_order_seq_cst);  // see NotifierSignal::rest
    for (Task* task : listeners_) task->schedule();
  }
  void add_listener(Task* task) { listeners_.push_back(task); }

 private:
  std::atomic<bool> active_{true};
  std::vector<Task*> listeners_;
};

// What an element sees of all the notifiers that its packets come from (or go to): active while one of them is. Made by
// Router::upstream_empty_signal and Router::downstream_full_signal.
class NotifierSignal {
 public:
  // Always active: somebody on the way has no notifier, so asking is the only way to know.
  NotifierSignal() = default;
  explicit NotifierSignal(std::vector<const Notifier*> notifiers) : notifiers_(std::move(notifiers)) {}

  bool active() const {
    return notifiers_.empty() ||
           std::any_of(notifiers_.begin(), notifiers_.end(), [](const Notifier* n) { return n->active(); });
  }

  // Lets a task that listens rest until there is something to do. It is looked at once more afterwards, so news that
  // another worker has between the last look and the rest are not lost.
  void rest(Task& task) const {
    task.unschedule();
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (active()) task.schedule();
  }

 private:
  std::vector<const Notifier*> notifiers_;
};

}  // namespace click
