#include "graph/task.hh"

#include "graph/element.hh"
#include "graph/router.hh"

namespace click {

Task::~Task() {
  if (initialized_) owner_.router().remove_task(this);
}

void Task::initialize(bool scheduled) {
  scheduled_.store(scheduled, std::memory_order_relaxed);
  if (!initialized_) owner_.router().add_task(this);
  initialized_ = true;
}

void Task::schedule() { scheduled_.store(true, std::memory_order_relaxed); }

}  // namespace click
