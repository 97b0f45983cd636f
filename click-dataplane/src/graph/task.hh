#pragma once

#include <atomic>
#include <cstdint>

namespace click {

class Element;

// A piece of work that a worker repeats while it is scheduled: Element::run_task(task). It stays scheduled until
// unschedule(), so an element that waits (for a notifier, a timer) unschedules itself and is scheduled again by whom it
// waits for.
class Task {
 public:
  // How often a task runs compared to others of its worker: in proportion to its tickets.
  static constexpr int kDefaultTickets = 1024;
  static constexpr int kMaxTickets = 32768;

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
  // The worker that runs the task: that of its owner, unless set before initialize().
  int home() const { return home_; }
  void set_home(int worker) { home_ = worker; }

  // 1 to kMaxTickets; while no worker runs.
  int tickets() const { return tickets_; }
  void set_tickets(int tickets);

  // For the worker: how many times the task runs in this round, if `unit` tickets buy one run.
  int take_turns(int unit) {
    credit_ += tickets_;
    int turns = credit_ / unit;
    credit_ %= unit;
    return turns;
  }
  // Cycles that the task took; counted while somebody measures the load.
  uint64_t cycles() const { return cycles_.load(std::memory_order_relaxed); }
  void add_cycles(uint64_t cycles) { cycles_.store(this->cycles() + cycles, std::memory_order_relaxed); }

 private:
  friend class Router;

  Element& owner_;
  std::atomic<bool> scheduled_{false};
  bool initialized_ = false;
  int home_ = -1;
  int tickets_ = kDefaultTickets;
  int credit_ = 0;
  std::atomic<uint64_t> cycles_{0};
};

}  // namespace click
