#include "elements/threads/balancedthreadsched.hh"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/args.hh"
#include "graph/driver.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status BalancedThreadSched::configure(Args& args) {
  return args.positional("INTERVAL", interval_)
      .positional("INCREASING", increasing_)
      .check([this] { return interval_ > 0; }, "INTERVAL must be positive")
      .finish();
}

Status BalancedThreadSched::initialize() {
  timer_.initialize();
  if (router().worker_count() == 1) return Status::ok();
  router().measure_load();
  timer_.schedule_after(std::chrono::milliseconds(interval_));
  return Status::ok();
}

void BalancedThreadSched::run_timer(Timer&) {
  {
    Driver::OthersAtRest rest;
    // Who waits in the middle of an element must not find it on another thread; the next time will do.
    const Worker* worker = Worker::current();
    if (worker != nullptr && !worker->driver().somebody_waits()) balance();
  }
  timer_.schedule_after(std::chrono::milliseconds(interval_));
}

void BalancedThreadSched::balance() {
  int workers = router().worker_count();
  std::vector<std::pair<uint64_t, int>> load(static_cast<size_t>(router().group_count()));  // cycles, group
  std::vector<int> homes(load.size(), 0);
  for (size_t i = 0; i < router().elements().size(); ++i) {
    homes[static_cast<size_t>(router().groups()[i])] = router().home_of(*router().elements()[i]);
  }
  for (size_t group = 0; group < load.size(); ++group) load[group].second = static_cast<int>(group);
  std::map<const Element*, size_t> group_of;
  for (size_t i = 0; i < router().elements().size(); ++i)
    group_of[router().elements()[i].get()] = static_cast<size_t>(router().groups()[i]);
  for (int worker = 0; worker < workers; ++worker) {
    for (const Task* task : router().tasks(worker).tasks) {
      uint64_t& before = seen_[task];
      load[group_of[&task->owner()]].first += task->cycles() - before;
      before = task->cycles();
    }
  }
  std::sort(load.begin(), load.end());
  if (!increasing_) std::reverse(load.begin(), load.end());
  std::vector<uint64_t> sums(static_cast<size_t>(workers));
  for (auto [cycles, group] : load) {
    if (cycles == 0) continue;  // stays where it is
    auto least = static_cast<size_t>(std::min_element(sums.begin(), sums.end()) - sums.begin());
    sums[least] += cycles;
    homes[static_cast<size_t>(group)] = static_cast<int>(least);
  }
  router().move_groups(homes);
}

REGISTER_ELEMENT(BalancedThreadSched);

}  // namespace click
