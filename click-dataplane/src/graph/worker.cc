#include "graph/worker.hh"

#include <poll.h>
#include <pthread.h>
#include <rte_cycles.h>
#include <rte_lcore.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>

#include "graph/counters.hh"
#include "graph/driver.hh"
#include "graph/observer.hh"
#include "graph/router.hh"

namespace click {
namespace {

// A busy worker looks at files once in so many nanoseconds.
constexpr int64_t kFileInterval = 200'000;
// How far simulated time moves at once while something polls.
constexpr int64_t kSimulatedStep = 1'000;

thread_local Worker* this_worker = nullptr;

// The counters have one writer, so a plain load and store make up an addition; the store is atomic for readers.
void add(uint64_t& counter, uint64_t amount) { __atomic_store_n(&counter, counter + amount, __ATOMIC_RELAXED); }

}  // namespace

Worker::Worker(Driver& driver, int index, click_worker_counters& counters, const IdlePolicy& idle)
    : driver_(driver),
      index_(index),
      counters_(counters),
      idle_(idle),
      wake_fd_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Worker::~Worker() {
  join();
  if (wake_fd_ >= 0) close(wake_fd_);
}

Worker* Worker::current() { return this_worker; }

void Worker::count_drops(uint64_t packets) {
  if (this_worker != nullptr) {
    add(this_worker->counters_.dropped_packets, packets);
  } else {
    __atomic_fetch_add(&shared_counters().control_dropped_packets, packets, __ATOMIC_RELAXED);
  }
}

void Worker::start() {
  // Signals are for the threads of the program, never for workers.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { main(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_setname_np(thread_.native_handle(), ("click-worker-" + std::to_string(index_)).c_str());
}

void Worker::join() {
  if (thread_.joinable()) thread_.join();
}

void Worker::wake() {
  uint64_t one = 1;
  if (write(wake_fd_, &one, sizeof one) < 0 && errno != EAGAIN) std::terminate();
}

// Of two threads one sees what the other wrote: the sleeper the task, or whoever schedules it the sleeper.
void Worker::rouse() {
  std::atomic_thread_fence(std::memory_order_seq_cst);
  if (asleep_.exchange(false, std::memory_order_relaxed)) wake();
}

bool Worker::has_scheduled_task() const {
  const std::vector<Task*>& tasks = router_->tasks(index_).tasks;
  return std::any_of(tasks.begin(), tasks.end(), [](const Task* task) { return task->scheduled(); });
}

void Worker::main() {
  this_worker = this;
  thread_id_.store(gettid(), std::memory_order_relaxed);
  prctl(PR_SET_TIMERSLACK, 1000UL);              // nanoseconds; the default would stretch every short sleep by 50 µs
  bool registered = rte_thread_register() == 0;  // gives this thread a cache in mempools
  // The counter is read once per round, the clock, which costs as much as ten packets, once in a microsecond.
  const uint64_t clock_interval = rte_get_tsc_hz() / 1'000'000;
  uint64_t begin = 0;
  uint64_t clock_read_at = 0;
  for (bool continuous = false;;) {
    if (driver_.wants_to_park()) [[unlikely]] {
      if (!driver_.may_go_on(*this)) break;
      continuous = false;
    }
    if (!continuous) begin = rte_rdtsc();
    if (begin - clock_read_at >= clock_interval || time_is_simulated()) {
      clock_read_at = begin;
      now_ = steady_time();
    }
    bool worked = round();
    add(counters_.polls, 1);
    uint64_t end = rte_rdtsc();
    if (worked) {
      add(counters_.busy_polls, 1);
      add(counters_.busy_cycles, end - begin);
      idle_since_ = 0;
      continuous = true;
    } else if (time_is_simulated()) {
      idle_simulated();
      continuous = false;
    } else if (idle_.sleep) {
      idle(now_);
      continuous = false;
    }
    begin = end;
  }
  if (registered) rte_thread_unregister();
  this_worker = nullptr;
}

bool Worker::run(Task& task) {
  if (!router_->observed() && !router_->measures_load()) [[likely]]
    return task.owner().run_task(task);
  uint64_t begin = rte_rdtsc();
  bool worked = router_->observed() ? router_->observer().run_task(task) : task.owner().run_task(task);
  task.add_cycles(rte_rdtsc() - begin);
  return worked;
}

bool Worker::round() {
  bool worked = false;
  polling_ = false;
  const Router::TaskList& list = router_->tasks(index_);
  for (size_t i = 0; i < list.tasks.size(); ++i) {  // by index: a task may add tasks
    Task* task = list.tasks[i];
    if (!task->scheduled()) continue;
    polling_ = true;
    if (list.unit == 0) [[likely]] {
      worked |= run(*task);
    } else {
      for (int turns = task->take_turns(list.unit); turns > 0 && task->scheduled(); --turns) worked |= run(*task);
    }
  }
  if (!router_->watches(index_).empty() && now_ - files_seen_at_ >= kFileInterval) worked |= look_at_files(0);
  TimerQueue& timers = router_->timers(index_);
  if (timers.next_expiry() <= now_) worked |= timers.run(now_);
  if (index_ == 0 && router_->should_stop()) driver_.finish_from_worker();
  return worked;
}

void Worker::idle(int64_t now) {
  if (idle_since_ == 0) idle_since_ = now;
  int64_t idle_for = now - idle_since_;
  if (polling_ && idle_for < idle_.spin_nanoseconds) return;
  int64_t most = polling_ ? std::min(idle_for / idle_.idle_share, idle_.longest_sleep) : idle_.longest_rest;
  sleep(std::min(most, router_->timers(index_).next_expiry() - now));
}

// To the next timer at once if nothing polls; otherwise in small steps, because who polls may wait for a moment that no
// timer knows, such as a rate limit's next token.
void Worker::idle_simulated() {
  int64_t next = router_->timers(index_).next_expiry();
  if (polling_) {
    simulate_time_until(std::min(now_ + kSimulatedStep, next));
  } else if (next != INT64_MAX) {
    simulate_time_until(next);
  } else {
    sleep(idle_.longest_rest);
  }
}

void Worker::sleep(int64_t nanoseconds) {
  if (nanoseconds <= 0) return;
  asleep_.store(true, std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_seq_cst);
  // A poller's sleep is short anyway; one without tasks must not miss that it was given one.
  if (polling_ || !has_scheduled_task()) {
    add(counters_.sleeps, 1);
    look_at_files(nanoseconds);
  }
  asleep_.store(false, std::memory_order_relaxed);
}

// Waits for the watched files, or to be woken, at most for a time; true if a file was ready.
bool Worker::look_at_files(int64_t nanoseconds) {
  files_seen_at_ = now_;
  std::vector<FileWatch*> watches = router_->watches(index_);
  std::vector<pollfd> polls{{wake_fd_, POLLIN, 0}};
  for (FileWatch* watch : watches) {
    polls.push_back({watch->file(), static_cast<short>(POLLIN | (watch->wants_write() ? POLLOUT : 0)), 0});
  }
  timespec timeout{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
  if (ppoll(polls.data(), polls.size(), &timeout, nullptr) <= 0) return false;
  uint64_t count = 0;
  if (polls[0].revents != 0 && read(wake_fd_, &count, sizeof count) < 0 && errno != EAGAIN) std::terminate();
  // While parked the files wait: what they bring may change the configuration.
  if (driver_.wants_to_park()) return false;
  bool ready = false;
  const std::vector<FileWatch*>& current = router_->watches(index_);
  for (size_t i = 0; i < watches.size(); ++i) {
    // One file's turn may have stopped the watch of another.
    if (polls[i + 1].revents == 0 || std::find(current.begin(), current.end(), watches[i]) == current.end()) continue;
    watches[i]->owner().file_ready(*watches[i]);
    ready = true;
  }
  return ready;
}

bool Worker::pin(int processor) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(static_cast<size_t>(processor), &set);
  return pthread_setaffinity_np(thread_.native_handle(), sizeof set, &set) == 0;
}

}  // namespace click
