#include "graph/timer.hh"

#include <ctime>

#include "graph/element.hh"
#include "graph/router.hh"

namespace click {
namespace {

int64_t read_clock(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

int64_t steady_time() { return read_clock(CLOCK_MONOTONIC); }
uint64_t wall_time() { return static_cast<uint64_t>(read_clock(CLOCK_REALTIME)); }

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

void Timer::initialize(int worker) { queue_ = &owner_.router().timers(worker); }

void Timer::schedule_at(int64_t steady_nanoseconds) {
  unschedule();
  expiry_ = steady_nanoseconds;
  queue_->insert(this, expiry_);
}

void Timer::schedule_after(std::chrono::nanoseconds delay) { schedule_at(owner_.router().now() + delay.count()); }

void Timer::reschedule_after(std::chrono::nanoseconds delay) { schedule_at(expiry_ + delay.count()); }

void Timer::unschedule() {
  if (scheduled()) queue_->remove(index_);
}

}  // namespace click
