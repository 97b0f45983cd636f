#include "graph/driver.hh"

#include <algorithm>

#include "graph/counters.hh"

namespace click {

Driver::Driver(int workers, const IdlePolicy& idle) {
  for (int i = 0; i < workers; ++i) {
    workers_.push_back(std::make_unique<Worker>(*this, i, shared_counters().workers[i], idle));
  }
  for (auto& worker : workers_) worker->start();
}

Driver::~Driver() {
  {
    std::lock_guard lock(mutex_);
    exiting_ = true;
    raise_flag();
  }
  workers_go_.notify_all();
  for (auto& worker : workers_) worker->join();
}

// With mutex_ held.
void Driver::raise_flag() {
  park_.store(true, std::memory_order_release);
  for (auto& worker : workers_) worker->wake();
}

Driver::Parked::Parked(Driver& driver) : driver_(driver), lock_(driver.control_) {
  std::unique_lock lock(driver_.mutex_);
  ++driver_.holds_;
  driver_.raise_flag();
  driver_.control_goes_.wait(lock, [&] { return driver_.parked_ == driver_.workers_.size(); });
}

Driver::Parked::~Parked() {
  {
    std::lock_guard lock(driver_.mutex_);
    --driver_.holds_;
    driver_.lower_flag();
  }
  driver_.workers_go_.notify_all();
}

void Driver::lower_flag() {
  if (holds_ == 0 && !exclusive_ && running_ && !exiting_) park_.store(false, std::memory_order_release);
}

// One worker at a time; those that wait for their turn count as resting, though not as parked, because they go on in
// the middle of an element.
void Driver::begin_exclusive() {
  std::unique_lock lock(mutex_);
  ++waiting_;
  control_goes_.notify_all();
  workers_go_.wait(lock, [this] { return !exclusive_; });
  --waiting_;
  exclusive_ = true;
  raise_flag();
  control_goes_.wait(lock, [this] { return parked_ + waiting_ == workers_.size() - 1; });
}

void Driver::end_exclusive() {
  {
    std::lock_guard lock(mutex_);
    exclusive_ = false;
    lower_flag();
  }
  workers_go_.notify_all();
}

namespace {
thread_local int exclusions_held = 0;
}

Driver::OthersAtRest::OthersAtRest() {
  Worker* worker = Worker::current();
  if (worker == nullptr || worker->driver().worker_count() == 1) return;
  driver_ = &worker->driver();
  if (exclusions_held++ == 0) driver_->begin_exclusive();
}

Driver::OthersAtRest::~OthersAtRest() {
  if (driver_ != nullptr && --exclusions_held == 0) driver_->end_exclusive();
}

Status Driver::pin(int first) {
  int processors = static_cast<int>(std::thread::hardware_concurrency());
  for (size_t i = 0; i < workers_.size(); ++i) {
    int processor = (first + static_cast<int>(i)) % std::max(processors, 1);
    if (!workers_[i]->pin(processor))
      return Status::error("thread " + std::to_string(i) + " cannot be bound to processor " +
                           std::to_string(processor));
  }
  return Status::ok();
}

bool Driver::may_go_on(Worker&) {
  if (!park_.load(std::memory_order_acquire)) [[likely]]
    return true;
  std::unique_lock lock(mutex_);
  ++parked_;
  control_goes_.notify_all();
  workers_go_.wait(lock, [this] { return exiting_ || !park_.load(std::memory_order_relaxed); });
  --parked_;
  return !exiting_;
}

void Driver::finish_from_worker() {
  std::lock_guard lock(mutex_);
  running_ = false;
  finished_ = true;
  park_.store(true, std::memory_order_release);
  control_goes_.notify_all();
}

std::unique_ptr<Router> Driver::exchange_router(std::unique_ptr<Router> router) {
  while_parked([&] {
    std::swap(router_, router);
    for (auto& worker : workers_) worker->set_router(router_.get());
    std::lock_guard lock(mutex_);
    running_ = running_ && router_ != nullptr;
  });
  return router;
}

void Driver::run() {
  while_parked([&] {
    std::lock_guard lock(mutex_);
    running_ = router_ != nullptr;
    finished_ = false;
  });
}

void Driver::halt() {
  while_parked([&] {
    std::lock_guard lock(mutex_);
    running_ = false;
  });
  control_goes_.notify_all();
}

bool Driver::wait_until_not_running(std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  return control_goes_.wait_for(lock, timeout, [this] { return !running_; });
}

}  // namespace click
