#pragma once

#include <atomic>
#include <vector>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/router.hh"
#include "graph/task.hh"

namespace click {

// The empty notifier of a pull element that holds packets itself: it rests when the element has nothing to give, and
// becomes active again when upstream has packets or the element says so.
class EmptyRelay {
 public:
  explicit EmptyRelay(Element& owner) : task_(owner) {}

  // In Element::initialize.
  void initialize() {
    Element& owner = task_.owner();
    task_.initialize(false);
    for (PortId in = 0; in < owner.input_count(); ++in)
      upstream_.push_back(owner.router().upstream_empty_signal(owner, in, &task_));
  }
  // Whether an input may have packets.
  bool active(PortId in) const { return upstream_[static_cast<size_t>(in)].active(); }
  bool any_active() const {
    return std::any_of(upstream_.begin(), upstream_.end(), [](const NotifierSignal& s) { return s.active(); });
  }

  void wake() { notifier_.set_active(true); }
  // Until wake(), whatever upstream has.
  void sleep() { notifier_.set_active(false); }
  // Until wake(), or until upstream has packets.
  void rest() {
    sleep();
    std::atomic_thread_fence(std::memory_order_seq_cst);
    if (any_active()) wake();
  }
  // The element's run_task.
  bool run(Task& task) {
    task.unschedule();
    wake();
    return false;
  }
  Notifier* notifier() { return &notifier_; }

 private:
  Task task_;
  Notifier notifier_;
  std::vector<NotifierSignal> upstream_;
};

}  // namespace click
