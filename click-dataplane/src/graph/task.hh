#pragma once

#include <atomic>

namespace click {

class Element;

// A piece of work that a worker repeats while it is scheduled: Element::run_task(task). It stays scheduled until
// unschedule(), so an element that waits (for a notifier, a timer) unschedules itself and is scheduled again by whom it
// waits for.
class Task {
 public:
  explicit Task(Element& owner) : owner_(owner) {}
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  ~Task();

  // In Element::initialize: lets the workers know the task.
  void initialize(bool scheduled = true);

  // Any thread may call these.
  void schedule();
  void unschedule() { scheduled_.store(false, std::memory_order_relaxed); }
  bool scheduled() const { return scheduled_.load(std::memory_order_relaxed); }

  Element& owner() const { return owner_; }
  // The worker that runs the task; to be set before the configuration runs.
  int home() const { return home_; }
  void set_home(int worker) { home_ = worker; }

 private:
  Element& owner_;
  std::atomic<bool> scheduled_{false};
  bool initialized_ = false;
  int home_ = 0;
};

}  // namespace click
