#include "elements/shaping/delayunqueue.hh"

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DelayUnqueue::configure(Args& args) {
  return args.mandatory("DELAY", line_.delay)
      .check([&] { return line_.delay.count() >= 0; }, "DELAY must not be negative")
      .finish();
}

Status DelayUnqueue::initialize() {
  task_.initialize();
  timer_.initialize();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  return Status::ok();
}

Status DelayUnqueue::take_state(Element& previous) {
  line_.take_state(static_cast<DelayUnqueue&>(previous).line_);
  return Status::ok();
}

bool DelayUnqueue::run_task(Task&) {
  BatchStorage storage;
  PacketBatch batch = line_.pull(storage, kBatchSize);
  if (line_.wait().count() > 0) {
    task_.unschedule();
    timer_.schedule_after(line_.wait());
  } else if (batch.empty()) {
    signal_.rest(task_);
  }
  if (batch.empty()) return false;
  output(0).push(std::move(batch));
  return true;
}

void DelayUnqueue::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "delay", line_.delay);
  handlers.write("delay", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("delay", line_.delay).finish();
    task_.schedule();
    return status;
  });
}

REGISTER_ELEMENT(DelayUnqueue);

}  // namespace click
