#pragma once

#include <atomic>
#include <cstdint>
#include <thread>

#include "click_dataplane.h"
#include "graph/timer.hh"

namespace click {

class Driver;
class Router;
class Task;

// How a worker behaves when there is nothing to do.
struct IdlePolicy {
  bool sleep = true;                  // false: spins always
  int64_t spin_nanoseconds = 50'000;  // idle for so long before the first sleep
  int64_t idle_share = 4;             // then sleeps for a quarter of the time it was idle so far, so that
  int64_t longest_sleep = 1'000'000;  // packets wait little compared to the gap before them, and at most so long
  int64_t longest_rest = 10'000'000;  // while no task polls
};

// A thread that runs a router's tasks and timers round by round. Between two rounds it can be stopped (parked) by the
// driver.
class Worker {
 public:
  Worker(Driver& driver, int index, click_worker_counters& counters, const IdlePolicy& idle);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

  void start();
  void join();
  // Ends a sleep early.
  void wake();
  // The same, if it may be asleep.
  void rouse();
  // Only while parked.
  void set_router(Router* router) { router_ = router; }

  int index() const { return index_; }
  Driver& driver() const { return driver_; }
  // The kernel's number of the thread; 0 before it runs.
  int thread_id() const { return thread_id_.load(std::memory_order_relaxed); }
  // Binds the thread to a processor; false if the kernel refuses.
  bool pin(int processor);
  int64_t now() const { return now_; }

  // The worker whose thread this is, or null.
  static Worker* current();
  // Adds to the dropped packets of this thread's worker, or of the control side.
  static void count_drops(uint64_t packets);

 private:
  void main();
  bool round();
  bool run(Task& task);
  bool look_at_files(int64_t nanoseconds);
  void idle(int64_t since);
  void idle_simulated();
  void sleep(int64_t nanoseconds);
  bool has_scheduled_task() const;

  Driver& driver_;
  int index_;
  click_worker_counters& counters_;
  IdlePolicy idle_;
  Router* router_ = nullptr;
  int64_t now_ = 0;
  int64_t idle_since_ = 0;
  int64_t files_seen_at_ = 0;
  bool polling_ = false;
  std::atomic<bool> asleep_{false};
  std::atomic<int> thread_id_{0};
  int wake_fd_ = -1;
  std::thread thread_;
};

}  // namespace click
