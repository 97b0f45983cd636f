#include "graph/router.hh"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "graph/args.hh"
#include "graph/driver.hh"
#include "graph/meeting_point.hh"
#include "graph/observer.hh"
#include "graph/router_builder.hh"
#include "graph/worker.hh"
#include "support/text.hh"
#include "support/version.hh"

namespace click {

Router::Router() = default;
Router::~Router() = default;

std::unique_ptr<Router> Router::build(lang::FlatConfiguration configuration, const Policy& policy, int workers,
                                      Diagnostics& diagnostics) {
  return RouterBuilder(std::move(configuration), policy, workers, diagnostics).build();
}

std::vector<Element*> Router::in_phase_order() const {
  std::vector<Element*> order;
  for (const auto& element : elements_) {
    if (element) order.push_back(element.get());
  }
  std::stable_sort(order.begin(), order.end(),
                   [](Element* a, Element* b) { return a->configure_phase() < b->configure_phase(); });
  return order;
}

// Connected elements, and those that hold one another by name, are one group, except where threads may meet.
void Router::find_groups() {
  auto meets = [this](const lang::FlatConnection& c) {
    const auto* from = dynamic_cast<const MeetingPoint*>(elements_[static_cast<size_t>(c.from)].get());
    const auto* to = dynamic_cast<const MeetingPoint*>(elements_[static_cast<size_t>(c.to)].get());
    return (from != nullptr && from->is_shared_output(c.from_port)) ||
           (to != nullptr && to->is_shared_input(c.to_port));
  };
  std::vector<int> parent(elements_.size());
  std::iota(parent.begin(), parent.end(), 0);
  auto root = [&](int i) {
    while (parent[static_cast<size_t>(i)] != i) {
      int& above = parent[static_cast<size_t>(i)];
      above = parent[static_cast<size_t>(above)];
      i = above;
    }
    return i;
  };
  for (const lang::FlatConnection& c : configuration_.connections) {
    if (!meets(c)) parent[static_cast<size_t>(root(c.from))] = root(c.to);
  }
  for (auto [a, b] : companions_) parent[static_cast<size_t>(root(a))] = root(b);
  std::map<int, int> numbers;
  for (size_t i = 0; i < elements_.size(); ++i) {
    int group = numbers.try_emplace(root(static_cast<int>(i)), static_cast<int>(numbers.size())).first->second;
    groups_.push_back(group);
  }
  group_count_ = static_cast<int>(numbers.size());
}

// The first element of a group that was bound to a worker decides for all of it; others are told.
void Router::assign_workers() {
  find_groups();
  std::vector<const Element*> decided(static_cast<size_t>(group_count_));
  std::vector<int> workers(static_cast<size_t>(group_count_), 0);
  for (const auto& element : elements_) {
    int wanted = schedule_.thread(element->name());
    if (wanted < 0) continue;
    auto group = static_cast<size_t>(groups_[static_cast<size_t>(element->index_)]);
    wanted %= worker_count();
    if (decided[group] == nullptr) {
      decided[group] = element.get();
      workers[group] = wanted;
    } else if (workers[group] != wanted) {
      element->log_warning("runs on thread " + std::to_string(workers[group]) + " with '" + decided[group]->name() +
                           "', because packets pass between them");
    }
  }
  for (int group : groups_) homes_.push_back(workers[static_cast<size_t>(group)]);
}

void Router::move_groups(const std::vector<int>& workers) {
  for (size_t i = 0; i < homes_.size(); ++i) homes_[i] = workers[static_cast<size_t>(groups_[i])];
  std::vector<Task*> all;
  for (TaskList& list : tasks_) {
    all.insert(all.end(), list.tasks.begin(), list.tasks.end());
    list.tasks.clear();
  }
  for (Task* task : all) {
    task->home_ = home_of(task->owner());
    tasks_[static_cast<size_t>(task->home_)].tasks.push_back(task);
  }
  for (int i = 0; i < worker_count(); ++i) {
    weigh_tasks(i);
    timers_[static_cast<size_t>(i)].rehome(i);
  }
  std::vector<FileWatch*> watches;
  for (auto& list : watches_) {
    watches.insert(watches.end(), list.begin(), list.end());
    list.clear();
  }
  for (FileWatch* watch : watches) add_watch(watch);
}

bool Router::initialize(Router* previous, Diagnostics& diagnostics) {
  assign_workers();
  for (Element* element : in_phase_order()) {
    Element* before = previous != nullptr ? previous->find(element->name()) : nullptr;
    if (before != nullptr && std::string_view(before->class_name()) == element->class_name())
      element->previous_ = before;
  }
  for (Element* element : in_phase_order()) {
    Status status = element->initialize();
    for (const std::string& message : status.messages())
      diagnostics.error(element->place(), "'" + element->declaration() + "': " + message);
  }
  make_handlers();
  add_own_handlers();
  if (diagnostics.has_errors()) return false;
  runs_.join();
  return true;
}

void Router::make_handlers() {
  handlers_ = std::vector<Handlers>(elements_.size());
  for (const auto& element : elements_) {
    Handlers& handlers = handlers_[static_cast<size_t>(element->index_)];
    add_generic_handlers(*element, handlers);
    add_task_handlers(*element, handlers);
    element->add_handlers(handlers);
  }
}

bool Router::take_state(Diagnostics& diagnostics) {
  for (Element* element : in_phase_order()) {
    if (element->previous_ == nullptr) continue;
    Status status = element->take_state(*element->previous_);
    for (const std::string& message : status.messages())
      diagnostics.warning(element->place(), "'" + element->declaration() + "': " + message);
    element->previous_ = nullptr;
  }
  return !diagnostics.has_errors();
}

Element* Router::find(std::string_view name, std::string_view viewer) const {
  std::string scope(viewer);
  for (;;) {
    size_t slash = scope.rfind('/');
    scope.resize(slash == std::string::npos ? 0 : slash);
    auto found = by_name_.find(scope.empty() ? std::string(name) : scope + "/" + std::string(name));
    if (found != by_name_.end()) return found->second;
    if (scope.empty()) return nullptr;
  }
}

const Handler* Router::find_handler(std::string_view handler, std::string_view viewer) const {
  size_t dot = handler.rfind('.');
  if (dot == std::string_view::npos) return own_handlers_.find(handler);
  Element* element = find(handler.substr(0, dot), viewer);
  return element == nullptr ? nullptr : handlers_of(*element).find(handler.substr(dot + 1));
}

HandlerResult Router::read_handler(std::string_view handler, std::string_view parameter, std::string_view viewer) {
  Driver::OthersAtRest rest;
  const Handler* found = find_handler(handler, viewer);
  if (found == nullptr) return {Status::error("no handler '" + std::string(handler) + "'"), ""};
  if (!found->read) return {Status::error("handler '" + std::string(handler) + "' cannot be read"), ""};
  return found->read(parameter);
}

Status Router::write_handler(std::string_view handler, std::string_view value, std::string_view viewer) {
  Driver::OthersAtRest rest;
  const Handler* found = find_handler(handler, viewer);
  if (found == nullptr) return Status::error("no handler '" + std::string(handler) + "'");
  if (!found->write) return Status::error("handler '" + std::string(handler) + "' cannot be written");
  return found->write(value);
}

void Router::add_generic_handlers(Element& element, Handlers& handlers) {
  Element* e = &element;
  handlers.read("name", [e] { return e->name(); });
  handlers.read("class", [e] { return std::string(e->class_name()); });
  handlers.read("config", [e] { return e->configuration(); });
  handlers.read("handlers", [this, e] {
    std::string text;
    for (const auto& [name, handler] : handlers_of(*e).all()) {
      text += name + "\t" + (handler.read ? "r" : "") + (handler.write ? "w" : "") + "\n";
    }
    return text;
  });
  handlers.read("ports", [e] {
    auto side = [](int count, const char* word) {
      return std::to_string(count) + " " + word + (count == 1 ? "" : "s") + "\n";
    };
    auto ends = [](const auto& list) {
      std::string text;
      for (const auto& [other, port] : list)
        text += (text.empty() ? "" : ", ") + other->name() + " [" + std::to_string(port) + "]";
      return text;
    };
    std::string text = side(e->input_count(), "input");
    for (int i = 0; i < e->input_count(); ++i)
      text += std::string(e->input(i).flow() == Flow::kPush ? "push" : "pull") + "\t-\t" + ends(e->upstream(i)) + "\n";
    text += side(e->output_count(), "output");
    for (int i = 0; i < e->output_count(); ++i)
      text +=
          std::string(e->output(i).flow() == Flow::kPush ? "push" : "pull") + "\t-\t" + ends(e->downstream(i)) + "\n";
    return text;
  });
  handlers.read("drop_reasons", [e] {
    std::string text;
    for (size_t i = 0; i < static_cast<size_t>(DropReason::kCount); ++i) {
      auto reason = static_cast<DropReason>(i);
      if (e->drops(reason) != 0)
        text += std::string(drop_reason_name(reason)) + "\t" + std::to_string(e->drops(reason)) + "\n";
    }
    return text;
  });
}

// For elements with a task; several tasks are one to the outside.
void Router::add_task_handlers(Element& element, Handlers& handlers) {
  std::vector<Task*> own;
  for (const TaskList& list : tasks_) {
    std::copy_if(list.tasks.begin(), list.tasks.end(), std::back_inserter(own),
                 [&](Task* task) { return &task->owner() == &element; });
  }
  if (own.empty()) return;
  handlers.read("scheduled", [own] {
    bool any = std::any_of(own.begin(), own.end(), [](Task* task) { return task->scheduled(); });
    return std::string(any ? "true" : "false");
  });
  handlers.read("home_thread", [this, e = &element] { return std::to_string(home_of(*e)); });
  handlers.read("tickets", [own] { return std::to_string(own.front()->tickets()); });
  handlers.write("tickets", [own, e = &element](std::string_view text) {
    int tickets = 0;
    Status status = Args({std::string(text)}, *e)
                        .mandatory("tickets", tickets)
                        .check([&] { return tickets >= 1 && tickets <= Task::kMaxTickets; },
                               "tickets must be from 1 to " + std::to_string(Task::kMaxTickets))
                        .finish();
    if (!status) return status;
    for (Task* task : own) task->set_tickets(tickets);
    return status;
  });
}

void Router::add_own_handlers() {
  own_handlers_.read("version", [] { return std::string(kVersion); });
  own_handlers_.read("config", [this] { return configuration_.source; });
  own_handlers_.read("flatconfig", [this] { return configuration_.text(); });
  own_handlers_.read("list", [this] {
    std::string text = std::to_string(elements_.size()) + "\n";
    for (const auto& element : elements_) text += element->name() + "\n";
    return text;
  });
  own_handlers_.read("classes", [] {
    std::string text;
    for (const std::string& name : Registry::get().names()) text += name + "\n";
    return text;
  });
  own_handlers_.read("packages", [] {
    std::string text;
    for (std::string_view name : RouterBuilder::packages()) text += std::string(name) + "\n";
    return text;
  });
  own_handlers_.read("requirements", [this] {
    std::string text;
    for (const lang::Requirement& requirement : configuration_.requirements) text += requirement.text + "\n";
    return text;
  });
  own_handlers_.read("handlers", [this] {
    std::string text;
    for (const auto& [name, handler] : own_handlers_.all())
      text += name + "\t" + (handler.read ? "r" : "") + (handler.write ? "w" : "") + "\n";
    return text;
  });
  own_handlers_.write("stop", [this](std::string_view) {
    request_stop();
    return Status::ok();
  });
}

// Visits elements connected to a port, and from those that `same_flow` lets through, further on.
template <class Ports, class Visit>
void Router::walk(const Element& element, PortId port, bool down, Ports same_flow, Visit visit) const {
  std::vector<std::pair<Element*, PortId>> pending = down ? element.downstream(port) : element.upstream(port);
  std::set<std::pair<Element*, PortId>> seen(pending.begin(), pending.end());
  while (!pending.empty()) {
    auto [at, arrived] = pending.back();
    pending.pop_back();
    if (!visit(*at, arrived)) continue;
    int count = down ? at->output_count() : at->input_count();
    for (PortId next = 0; next < count; ++next) {
      if (!same_flow(*at, down ? arrived : next, down ? next : arrived)) continue;
      for (auto end : down ? at->downstream(next) : at->upstream(next)) {
        if (seen.insert(end).second) pending.push_back(end);
      }
    }
  }
}

NotifierSignal Router::upstream_empty_signal(const Element& element, PortId in, Task* task) {
  std::vector<Notifier*> found;
  bool open = false;
  auto visit = [&](Element& at, PortId out) {
    if (Notifier* notifier = at.empty_notifier(out)) {
      found.push_back(notifier);
      return false;
    }
    // Pull goes on above an element that passes pulls on (those that hold packets have a notifier of their own); any
    // other is a source without a notifier.
    bool passes = at.output(out).flow() == Flow::kPull && at.input_count() > 0;
    for (int i = 0; passes && i < at.input_count(); ++i) passes = at.input(i).flow() == Flow::kPull;
    open = open || !passes;
    return passes;
  };
  walk(
      element, in, false, [](Element& at, PortId i, PortId o) { return flows(at.flow_code(), i, o); }, visit);
  if (open || found.empty()) return {};
  for (Notifier* notifier : found) {
    if (task != nullptr) notifier->add_listener(task);
  }
  return NotifierSignal({found.begin(), found.end()});
}

NotifierSignal Router::downstream_full_signal(const Element& element, PortId out, Task* task) {
  std::vector<Notifier*> found;
  bool open = false;
  auto visit = [&](Element& at, PortId in) {
    if (Notifier* notifier = at.full_notifier(in)) {
      found.push_back(notifier);
      return false;
    }
    bool passes = at.input(in).flow() == Flow::kPush && at.output_count() > 0 &&
                  processing_letter(at.processing(), false, in) == 'a';
    open = open || !passes;
    return passes;
  };
  walk(
      element, out, true, [](Element& at, PortId i, PortId o) { return flows(at.flow_code(), i, o); }, visit);
  if (open || found.empty()) return {};
  for (Notifier* notifier : found) {
    if (task != nullptr) notifier->add_listener(task);
  }
  return NotifierSignal({found.begin(), found.end()});
}

std::vector<Element*> Router::reachable_downstream(const Element& element, PortId out) const {
  std::vector<Element*> all;
  auto any = [](Element& at, PortId i, PortId o) { return flows(at.flow_code(), i, o); };
  walk(element, out, true, any, [&](Element& at, PortId) {
    if (std::find(all.begin(), all.end(), &at) == all.end()) all.push_back(&at);
    return true;
  });
  return all;
}

std::vector<Element*> Router::reachable_upstream(const Element& element, PortId in) const {
  std::vector<Element*> all;
  auto any = [](Element& at, PortId i, PortId o) { return flows(at.flow_code(), i, o); };
  walk(element, in, false, any, [&](Element& at, PortId) {
    if (std::find(all.begin(), all.end(), &at) == all.end()) all.push_back(&at);
    return true;
  });
  return all;
}

int64_t Router::now() const {
  const Worker* worker = Worker::current();
  return worker != nullptr ? worker->now() : steady_time();
}

bool Router::should_stop() {
  if (stop_requests_.load(std::memory_order_relaxed) == 0) return false;
  int requests = stop_requests_.exchange(0, std::memory_order_relaxed);
  return stop_listener_ == nullptr || !stop_listener_->stop_requested(requests);
}

void Router::add_task(Task* task) {
  task->set_home(task->home() % worker_count());
  tasks_[static_cast<size_t>(task->home())].tasks.push_back(task);
  weigh_tasks(task->home());
}

void Router::remove_task(Task* task) {
  for (TaskList& list : tasks_) std::erase(list.tasks, task);
}

// The task with the fewest tickets runs once per round, unless that means more than 64 runs for the one with the most.
void Router::weigh_tasks(int worker) {
  TaskList& list = tasks_[static_cast<size_t>(worker)];
  auto [least, most] = std::minmax_element(list.tasks.begin(), list.tasks.end(),
                                           [](Task* a, Task* b) { return a->tickets() < b->tickets(); });
  bool even = least == list.tasks.end() || (*least)->tickets() == (*most)->tickets();
  list.unit = even ? 0 : std::max((*least)->tickets(), ((*most)->tickets() + 63) / 64);
}

void Router::add_watch(FileWatch* watch) { watches_[static_cast<size_t>(home_of(watch->owner()))].push_back(watch); }

void Router::remove_watch(FileWatch* watch) {
  for (auto& list : watches_) std::erase(list, watch);
}

Observer& Router::observer() {
  if (!observer_) observer_ = std::make_unique<Observer>(*this);
  return *observer_;
}

}  // namespace click
