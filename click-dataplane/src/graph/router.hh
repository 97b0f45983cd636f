#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/element.hh"
#include "graph/file_watch.hh"
#include "graph/handlers.hh"
#include "graph/names.hh"
#include "graph/notifier.hh"
#include "graph/policy.hh"
#include "graph/runs.hh"
#include "graph/schedule.hh"
#include "graph/task.hh"
#include "graph/timer.hh"
#include "lang/configuration.hh"
#include "support/diagnostics.hh"

namespace click {

class Observer;

// Decides what happens when elements ask for the end of the run (DriverManager is one).
class StopListener {
 public:
  virtual ~StopListener() = default;
  // `requests` were made since the last call; true: the run goes on.
  virtual bool stop_requested(int requests) = 0;
};

// A configuration made of live elements.
class Router {
 public:
  ~Router();

  // Makes and configures the elements, connects them, and resolves push and pull. Null when `diagnostics` has errors.
  static std::unique_ptr<Router> build(lang::FlatConfiguration configuration, const Policy& policy, int workers,
                                       Diagnostics& diagnostics);

  // Gets the elements ready to run, beside the router that they shall replace, if any. False when one fails.
  bool initialize(Router* previous, Diagnostics& diagnostics);
  // Makes the elements' handlers; initialize() does it, too. For those who want to know what a configuration has
  // without running it.
  void make_handlers();
  // Hands state over from the router that this one replaces; both are at rest.
  bool take_state(Diagnostics& diagnostics);

  const std::vector<std::unique_ptr<Element>>& elements() const { return elements_; }
  const lang::FlatConfiguration& configuration() const { return configuration_; }
  // An element by name; a name is looked up in the compound element of `viewer` first, then further out.
  Element* find(std::string_view name, std::string_view viewer = "") const;

  // Who runs how often and where; to be filled by configure() in the info phase.
  Schedule& schedule() { return schedule_; }
  // The worker of an element's tasks, timers and files. Elements that packets pass between, or that hold one another by
  // name, share a worker, so no two workers are ever in the same element.
  int home_of(const Element& element) const { return homes_.empty() ? 0 : homes_[static_cast<size_t>(element.index_)]; }
  // For configure(): `element` will call `other` without a connection.
  void share_worker(const Element& element, const Element& other) {
    companions_.emplace_back(element.index_, other.index_);
  }
  // Groups of elements that share a worker; the group of each element, and how many there are.
  const std::vector<int>& groups() const { return groups_; }
  int group_count() const { return group_count_; }
  // Gives each group the worker that is named for it; while all workers rest.
  void move_groups(const std::vector<int>& workers);

  NameTable& names() { return names_; }
  const NameTable& names() const { return names_; }

  // Handlers by "element.handler", or "handler" for one of the router itself. Nobody else may be at work.
  HandlerResult read_handler(std::string_view handler, std::string_view parameter, std::string_view viewer = "");
  Status write_handler(std::string_view handler, std::string_view value, std::string_view viewer = "");
  const Handler* find_handler(std::string_view handler, std::string_view viewer = "") const;
  const Handlers& handlers_of(const Element& element) const { return handlers_[static_cast<size_t>(element.index_)]; }
  Handlers& own_handlers() { return own_handlers_; }

  // For elements that sleep while there is nothing to do: finds the notifiers on the way up from an input (or down from
  // an output) and lets `task` listen to them.
  NotifierSignal upstream_empty_signal(const Element& element, PortId in, Task* task);
  NotifierSignal downstream_full_signal(const Element& element, PortId out, Task* task);
  // All elements that packets reach from an output (or come from at an input), through agnostic and other elements
  // alike.
  std::vector<Element*> reachable_downstream(const Element& element, PortId out) const;
  std::vector<Element*> reachable_upstream(const Element& element, PortId in) const;

  // Steady time, read once per round of the worker that asks.
  int64_t now() const;

  // Whether elements may reach files, programs or sockets of the host; for those that can, beside what they are for.
  bool allows(HostAccess access) const { return policy_.allows(access); }

  // Asks for the end of the run.
  void request_stop() { stop_requests_.fetch_add(1, std::memory_order_relaxed); }
  void set_stop_listener(StopListener* listener) { stop_listener_ = listener; }
  // For the driver: true when the run shall end now.
  bool should_stop();

  int worker_count() const { return static_cast<int>(tasks_.size()); }
  // The tasks of a worker. Tickets that buy one run; 0 when all have the same number, so each runs once per round.
  struct TaskList {
    std::vector<Task*> tasks;
    int unit = 0;
  };
  const TaskList& tasks(int worker) const { return tasks_[static_cast<size_t>(worker)]; }
  // Tickets have changed.
  void weigh_tasks(int worker);
  // Lets workers count the cycles of tasks; to be asked for in initialize().
  void measure_load() { measures_load_ = true; }
  bool measures_load() const { return measures_load_; }
  std::vector<FileWatch*>& watches(int worker) { return watches_[static_cast<size_t>(worker)]; }
  TimerQueue& timers(int worker) { return timers_[static_cast<size_t>(worker)]; }

  // Traces and profiles; made when first asked for. The second form is null until then.
  Observer& observer();
  Observer* existing_observer() const { return observer_.get(); }
  // While a trace or profile is on.
  bool observed() const { return observed_; }

 private:
  friend class FileWatch;
  friend class Observer;
  friend class RouterBuilder;
  friend class Task;
  Router();

  std::vector<Element*> in_phase_order() const;
  void add_generic_handlers(Element& element, Handlers& handlers);
  void add_own_handlers();
  void add_task(Task* task);
  void remove_task(Task* task);
  void add_watch(FileWatch* watch);
  void remove_watch(FileWatch* watch);
  void find_groups();
  void assign_workers();
  void add_task_handlers(Element& element, Handlers& handlers);
  template <class Ports, class Visit>
  void walk(const Element& element, PortId port, bool down, Ports same_flow, Visit visit) const;

  lang::FlatConfiguration configuration_;
  NameTable names_;
  Schedule schedule_;
  std::vector<std::pair<int, int>> companions_;
  std::vector<int> groups_;  // by element
  int group_count_ = 0;
  std::vector<int> homes_;  // by element
  bool measures_load_ = false;
  std::vector<TimerQueue> timers_;
  std::vector<TaskList> tasks_;
  std::vector<std::vector<FileWatch*>> watches_;
  std::vector<std::unique_ptr<Element>> elements_;
  Runs runs_{elements_};
  std::map<std::string, Element*, std::less<>> by_name_;
  std::vector<Handlers> handlers_;
  Handlers own_handlers_;
  std::atomic<int> stop_requests_{0};
  StopListener* stop_listener_ = nullptr;
  std::unique_ptr<Observer> observer_;
  bool observed_ = false;
  Policy policy_;
};

}  // namespace click
