#include "graph/driver.hh"

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
    if (--driver_.holds_ == 0 && driver_.running_ && !driver_.exiting_)
      driver_.park_.store(false, std::memory_order_release);
  }
  driver_.workers_go_.notify_all();
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
