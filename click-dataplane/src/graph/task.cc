#include "graph/task.hh"

#include <algorithm>

#include "graph/driver.hh"
#include "graph/element.hh"
#include "graph/router.hh"

namespace click {

Task::~Task() {
  if (initialized_) owner_.router().remove_task(this);
}

void Task::initialize(bool scheduled) {
  scheduled_.store(scheduled, std::memory_order_relaxed);
  if (initialized_) return;
  initialized_ = true;
  if (home_ < 0) home_ = owner_.router().home_of(owner_);
  tickets_ = owner_.router().schedule().tickets(owner_.name());
  owner_.router().add_task(this);
}

void Task::schedule() {
  scheduled_.store(true, std::memory_order_relaxed);
  const Worker* here = Worker::current();
  if (here != nullptr && initialized_ && here->index() != home_) here->driver().rouse(home_);
}

void Task::set_tickets(int tickets) {
  tickets_ = std::clamp(tickets, 1, kMaxTickets);
  credit_ = 0;
  if (initialized_) owner_.router().weigh_tasks(home_);
}

}  // namespace click
