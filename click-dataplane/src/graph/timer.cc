#include "graph/timer.hh"

#include <atomic>
#include <ctime>

#include "graph/element.hh"
#include "graph/router.hh"

namespace click {
namespace {

bool simulated = false;
std::atomic<int64_t> simulated_time{1'000'000'000'000'000'000};

int64_t read_clock(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

int64_t steady_time() {
  if (simulated) [[unlikely]]
    return simulated_time.fetch_add(1, std::memory_order_relaxed);
  return read_clock(CLOCK_MONOTONIC);
}

uint64_t wall_time() { return static_cast<uint64_t>(simulated ? steady_time() : read_clock(CLOCK_REALTIME)); }

void simulate_time() { simulated = true; }
bool time_is_simulated() { return simulated; }

void simulate_time_until(int64_t nanoseconds) {
  if (nanoseconds > simulated_time.load(std::memory_order_relaxed))
    simulated_time.store(nanoseconds, std::memory_order_relaxed);
}

bool TimerQueue::run(int64_t now) {
  bool ran = false;
  // What becomes due while timers run waits for the next round, so a timer that schedules itself at once cannot hold
  // the worker.
  for (size_t budget = heap_.size(); budget > 0 && next_expiry() <= now; --budget) {
    Timer* timer = heap_.front().timer;
    remove(0);
    timer->owner().run_timer(*timer);
    ran = true;
  }
  return ran;
}

void TimerQueue::rehome(int mine) {
  std::vector<Entry> strangers;
  for (const Entry& entry : heap_) {
    const Element& owner = entry.timer->owner();
    if (entry.timer->worker_ < 0 && owner.router().home_of(owner) != mine) strangers.push_back(entry);
  }
  for (const Entry& entry : strangers) entry.timer->schedule_at(entry.expiry);
}

void TimerQueue::put(size_t index, Entry entry) {
  heap_[index] = entry;
  entry.timer->index_ = index;
}

void TimerQueue::insert(Timer* timer, int64_t expiry) {
  heap_.push_back({expiry, timer});
  timer->index_ = heap_.size() - 1;
  up(timer->index_);
}

void TimerQueue::remove(size_t index) {
  heap_[index].timer->index_ = Timer::kNotScheduled;
  Entry last = heap_.back();
  heap_.pop_back();
  if (index == heap_.size()) return;
  put(index, last);
  up(index);
  down(last.timer->index_);
}

void TimerQueue::up(size_t index) {
  Entry entry = heap_[index];
  for (; index > 0 && heap_[(index - 1) / 2].expiry > entry.expiry; index = (index - 1) / 2)
    put(index, heap_[(index - 1) / 2]);
  put(index, entry);
}

void TimerQueue::down(size_t index) {
  Entry entry = heap_[index];
  for (;;) {
    size_t child = index * 2 + 1;
    if (child >= heap_.size()) break;
    if (child + 1 < heap_.size() && heap_[child + 1].expiry < heap_[child].expiry) ++child;
    if (heap_[child].expiry >= entry.expiry) break;
    put(index, heap_[child]);
    index = child;
  }
  put(index, entry);
}

void Timer::schedule_at(int64_t steady_nanoseconds) {
  unschedule();
  expiry_ = steady_nanoseconds;
  Router& router = owner_.router();
  queue_ = &router.timers(worker_ < 0 ? router.home_of(owner_) : worker_);
  queue_->insert(this, expiry_);
}

void Timer::schedule_after(std::chrono::nanoseconds delay) { schedule_at(owner_.router().now() + delay.count()); }

void Timer::reschedule_after(std::chrono::nanoseconds delay) { schedule_at(expiry_ + delay.count()); }

void Timer::unschedule() {
  if (scheduled()) queue_->remove(index_);
}

}  // namespace click
