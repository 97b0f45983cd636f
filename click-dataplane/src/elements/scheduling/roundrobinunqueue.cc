#include "elements/scheduling/roundrobinunqueue.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

// Packets of one input in one turn, so that an input that never ends does not keep the worker.
constexpr uint64_t kMostPerTurn = 1024;

}  // namespace

Status RoundRobinUnqueue::configure(Args& args) { return args.positional("BURST", burst_).finish(); }

Status RoundRobinUnqueue::initialize() {
  task_.initialize(input_count() > 0);
  for (PortId in = 0; in < input_count(); ++in) signals_.push_back(router().upstream_empty_signal(*this, in, &task_));
  return Status::ok();
}

Status RoundRobinUnqueue::take_state(Element& previous) {
  count_ = static_cast<RoundRobinUnqueue&>(previous).count_;
  return Status::ok();
}

uint64_t RoundRobinUnqueue::serve(PortId port) {
  uint64_t most = burst_ == 0 ? kMostPerTurn : burst_;
  uint64_t served = 0;
  while (served < most) {
    BatchStorage storage;
    PacketBatch batch = input(port).pull(storage, static_cast<unsigned>(std::min<uint64_t>(most - served, kBatchSize)));
    if (batch.empty()) break;
    served += batch.size();
    output(port).push(std::move(batch));
  }
  count_ += served;
  return served;
}

bool RoundRobinUnqueue::run_task(Task& task) {
  for (int i = 0; i < input_count(); ++i) {
    PortId port = next_;
    next_ = (next_ + 1) % input_count();
    if (signals_[static_cast<size_t>(port)].active() && serve(port) > 0) return true;
  }
  // Each signal looks once more after the task rests.
  for (const NotifierSignal& signal : signals_) signal.rest(task);
  if (std::any_of(signals_.begin(), signals_.end(), [](const NotifierSignal& s) { return s.active(); }))
    task.schedule();
  return false;
}

void RoundRobinUnqueue::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "packets", count_);
  add_read_handler(handlers, "burst", burst_);
}

REGISTER_ELEMENT(RoundRobinUnqueue);

}  // namespace click
