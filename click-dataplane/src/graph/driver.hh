#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "graph/router.hh"
#include "graph/worker.hh"

namespace click {

// Runs a router on worker threads. Workers look at one flag between two rounds; whoever changes something raises it and
// waits until all are parked, so changes and packets never meet and the packet path takes no lock.
class Driver {
 public:
  Driver(int workers, const IdlePolicy& idle);
  ~Driver();

  // Runs `action` while no worker is at work.
  template <class Action>
  auto while_parked(Action action) {
    Parked parked(*this);
    return action();
  }

  // Held while a handler is called: on a worker it keeps the other workers from their elements, so that handlers may
  // reach any element. Does nothing elsewhere, or if it is held already.
  class OthersAtRest {
   public:
    OthersAtRest();
    ~OthersAtRest();
    OthersAtRest(const OthersAtRest&) = delete;
    OthersAtRest& operator=(const OthersAtRest&) = delete;

   private:
    Driver* driver_ = nullptr;
  };
  // Whether a worker is in the middle of its work and waits to call a handler; asked while others are at rest.
  bool somebody_waits() const { return waiting_ != 0; }

  // All of these wait for the workers to park.
  // Answers the router before, to be destroyed when the workers run again.
  std::unique_ptr<Router> exchange_router(std::unique_ptr<Router> router);
  void run();
  void halt();

  // The installed router; to be used while parked, or by the control thread for what never changes.
  Router* router() const { return router_.get(); }
  bool running() const { return running_; }
  // Waits until the router ended its run by itself, or halt() was called; false after the timeout.
  bool wait_until_not_running(std::chrono::milliseconds timeout);
  bool finished() const { return finished_; }
  int worker_count() const { return static_cast<int>(workers_.size()); }
  const Worker& worker(int index) const { return *workers_[static_cast<size_t>(index)]; }
  // A task of this worker was scheduled by another one.
  void rouse(int worker) { workers_[static_cast<size_t>(worker)]->rouse(); }
  // Worker i on processor first + i.
  Status pin(int first);

  bool wants_to_park() const { return park_.load(std::memory_order_acquire); }
  // Called by workers: waits while parked; false when the thread shall end.
  bool may_go_on(Worker& worker);
  // Called by a worker when the router asked for the end of its run.
  void finish_from_worker();

 private:
  // Holds all workers parked while alive; may be nested by the same thread. Never on a worker's own thread, which would
  // wait for itself.
  class Parked {
   public:
    explicit Parked(Driver& driver);
    ~Parked();

   private:
    Driver& driver_;
    std::unique_lock<std::recursive_mutex> lock_;
  };

  void raise_flag();
  void lower_flag();
  void begin_exclusive();
  void end_exclusive();

  std::recursive_mutex control_;  // one change at a time
  std::mutex mutex_;
  std::condition_variable workers_go_;
  std::condition_variable control_goes_;
  std::atomic<bool> park_{true};
  int holds_ = 0;       // Parked objects alive
  size_t parked_ = 0;   // workers waiting
  size_t waiting_ = 0;  // workers in the middle of their work that wait to be the only one
  bool exclusive_ = false;
  bool running_ = false;
  bool finished_ = false;
  bool exiting_ = false;
  std::unique_ptr<Router> router_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace click
