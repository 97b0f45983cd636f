#include "elements/shaping/ratedunqueue.hh"

#include <chrono>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status RatedUnqueue::initialize() {
  timer_.initialize();
  task_.initialize();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  return Status::ok();
}

Status RatedUnqueue::take_state(Element& previous) {
  limit_.take_state(static_cast<RatedUnqueue&>(previous).limit_);
  count_ = static_cast<RatedUnqueue&>(previous).count_;
  return Status::ok();
}

bool RatedUnqueue::run_task(Task&) {
  unsigned allowed = limit_.allowance(router().now(), kBatchSize);
  if (allowed == 0) {
    timer_.schedule_after(std::chrono::nanoseconds(limit_.until_next()));
    task_.unschedule();
    return false;
  }
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, allowed);
  if (batch.empty()) {
    signal_.rest(task_);
    return false;
  }
  limit_.admitted(batch);
  count_ += batch.size();
  output(0).push(std::move(batch));
  return true;
}

void RatedUnqueue::add_handlers(Handlers& handlers) {
  limit_.add_handlers(handlers, *this);
  add_read_handler(handlers, "count", count_);
}

REGISTER_ELEMENT(RatedUnqueue);

}  // namespace click
