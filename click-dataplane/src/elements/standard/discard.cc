#include "elements/standard/discard.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status Discard::configure(Args& args) {
  return args.positional("ACTIVE", active_)
      .positional("BURST", burst_)
      .check([&] { return burst_ > 0 && burst_ <= kBatchSize; }, "BURST must be from 1 to 64")
      .finish();
}

Status Discard::initialize() {
  if (input(0).flow() == Flow::kPush) return Status::ok();
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  task_.initialize(active_);
  return Status::ok();
}

Status Discard::take_state(Element& previous) {
  count_ = static_cast<Discard&>(previous).count_;
  return Status::ok();
}

void Discard::push(PortId, PacketBatch batch) {
  count_ += batch.size();
  drop(std::move(batch), DropReason::kDiscarded);
}

bool Discard::run_task(Task&) {
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, burst_);
  bool worked = !batch.empty();
  push(0, std::move(batch));
  if (!worked) signal_.rest(task_);
  return worked;
}

void Discard::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(count_); });
  handlers.read("active", [this] { return std::string(active_ ? "true" : "false"); });
  handlers.write("active", [this](std::string_view value) {
    Status status = Args({std::string(value)}, *this).mandatory("ACTIVE", active_).finish();
    if (status && input(0).flow() == Flow::kPull) active_ ? task_.schedule() : task_.unschedule();
    return status;
  });
  handlers.write("reset_counts", [this](std::string_view) {
    count_ = 0;
    return Status::ok();
  });
}

REGISTER_ELEMENT(Discard);

}  // namespace click
