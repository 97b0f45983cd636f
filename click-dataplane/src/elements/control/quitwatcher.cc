#include "elements/control/quitwatcher.hh"

#include <algorithm>
#include <chrono>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status QuitWatcher::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    Element* element = nullptr;
    if (ParseError error = ArgumentType<Element*>::parse(argument, element, args.context())) {
      status.add(Status::error(*error + ", not '" + argument + "'"));
    }
    watched_.push_back(element);
  }
  return status;
}

Status QuitWatcher::initialize() {
  timer_.initialize();
  Status status;
  for (const Element* element : watched_) {
    bool has_task = false;
    for (int worker = 0; worker < router().worker_count(); ++worker) {
      const auto& tasks = router().tasks(worker).tasks;
      has_task =
          has_task || std::any_of(tasks.begin(), tasks.end(), [&](Task* task) { return &task->owner() == element; });
    }
    if (!has_task) status.add(Status::error("'" + element->name() + "' has no task"));
  }
  if (!watched_.empty()) timer_.schedule_now();
  return status;
}

void QuitWatcher::run_timer(Timer&) {
  for (const Element* element : watched_) {
    if (router().read_handler(element->name() + ".scheduled", "").value != "false") continue;
    router().request_stop();
    return;
  }
  timer_.schedule_after(std::chrono::milliseconds(1));
}

REGISTER_ELEMENT(QuitWatcher);

}  // namespace click
