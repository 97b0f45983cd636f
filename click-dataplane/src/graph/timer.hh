#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace click {

class Element;
class Timer;

// Steady time in nanoseconds; the clock of timers. See Router::now() for the one to use on the packet path.
int64_t steady_time();
// Nanoseconds since 1970.
uint64_t wall_time();

// From now on both clocks are one simulated clock: it begins at 1 000 000 000 s, each question moves it by a
// nanosecond, and a worker without work moves it to the next timer. Never to be undone.
void simulate_time();
bool time_is_simulated();
// Moves the simulated clock forward.
void simulate_time_until(int64_t nanoseconds);

// The timers of one worker in the order of their expiry (a binary heap; each timer knows its place in it).
class TimerQueue {
 public:
  // INT64_MAX when empty.
  int64_t next_expiry() const { return heap_.empty() ? INT64_MAX : heap_.front().expiry; }
  // Runs what is due, each timer at most once; true if there was any.
  bool run(int64_t now);
  // Hands each timer whose owner lives on another worker now to that one's queue.
  void rehome(int mine);

 private:
  friend class Timer;
  // The expiry beside the pointer keeps comparisons in one array.
  struct Entry {
    int64_t expiry;
    Timer* timer;
  };
  void insert(Timer* timer, int64_t expiry);
  void remove(size_t index);
  void up(size_t index);
  void down(size_t index);
  void put(size_t index, Entry entry);
  std::vector<Entry> heap_;
};

// A callback at a time: Element::run_timer(timer). It fires once per schedule. To be used on the owner's worker, or
// while no worker runs (handlers, initialize).
class Timer {
 public:
  explicit Timer(Element& owner) : owner_(owner) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { unschedule(); }

  // In Element::initialize, before the first schedule. It runs on its owner's worker unless told otherwise.
  void initialize(int worker = -1) { worker_ = worker; }

  void schedule_after(std::chrono::nanoseconds delay);
  // From the last expiry on, for a beat without drift.
  void reschedule_after(std::chrono::nanoseconds delay);
  void schedule_at(int64_t steady_nanoseconds);
  void schedule_now() { schedule_after(std::chrono::nanoseconds(0)); }
  void unschedule();
  bool scheduled() const { return index_ != kNotScheduled; }
  int64_t expiry() const { return expiry_; }

  Element& owner() const { return owner_; }

 private:
  friend class TimerQueue;
  static constexpr size_t kNotScheduled = ~size_t{0};

  Element& owner_;
  TimerQueue* queue_ = nullptr;  // while scheduled
  int worker_ = -1;
  int64_t expiry_ = 0;
  size_t index_ = kNotScheduled;
};

}  // namespace click
