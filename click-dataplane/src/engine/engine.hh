#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/driver.hh"
#include "graph/policy.hh"
#include "graph/router.hh"
#include "lang/configuration.hh"
#include "support/diagnostics.hh"

namespace click {

struct EngineOptions {
  std::vector<std::string> eal_arguments;
  std::vector<std::string> port_names;
  int workers = 1;
  int queues = 1;            // of each data port and direction
  int first_processor = -1;  // worker i runs on this one plus i; -1: where the kernel likes
  unsigned packets = 0;      // in packet memory; 0: what suits the memory
  IdlePolicy idle;
};

// The engine of the process: DPDK, packet memory, data ports, workers, and the one configuration that they run.
class Engine {
 public:
  static Engine& get();

  Status start(const EngineOptions& options);
  bool started() const { return driver_ != nullptr; }
  void stop();

  // Called with each configuration before it takes the place of the one before, for handlers of the host program's own.
  void set_preparation(std::function<void(Router&)> prepare) { prepare_ = std::move(prepare); }
  // Checks and installs; the running configuration stays when there are errors.
  bool install(lang::FlatConfiguration configuration, const Policy& policy, Diagnostics& diagnostics);
  Status run();
  Status halt();

  Driver& driver() { return *driver_; }
  int worker_count() const { return driver_ ? driver_->worker_count() : 1; }
  // One change at a time; held by every call that changes the engine or calls handlers.
  std::recursive_mutex& lock() { return lock_; }

 private:
  Status open(const EngineOptions& options);
  void set_state(uint32_t state);
  void watch();

  std::recursive_mutex lock_;
  std::function<void(Router&)> prepare_;
  std::unique_ptr<Driver> driver_;
  std::thread watcher_;  // looks after counters that no worker writes
  std::mutex watch_mutex_;
  std::condition_variable watch_ends_;
  bool stopping_ = false;
};

}  // namespace click
