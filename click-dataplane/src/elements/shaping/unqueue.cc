#include "elements/shaping/unqueue.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status Unqueue::configure(Args& args) {
  return args.positional("BURST", burst_)
      .keyword("ACTIVE", active_)
      .keyword("LIMIT", limit_)
      .check([&] { return burst_ != 0; }, "BURST must not be 0")
      .finish();
}

Status Unqueue::initialize() {
  task_.initialize(active_);
  signal_ = router().upstream_empty_signal(*this, 0, &task_);
  return Status::ok();
}

Status Unqueue::take_state(Element& previous) {
  count_ = static_cast<Unqueue&>(previous).count_;
  return Status::ok();
}

uint64_t Unqueue::left() const {
  if (limit_ < 0) return UINT64_MAX;
  return static_cast<uint64_t>(limit_) - std::min(count_, static_cast<uint64_t>(limit_));
}

bool Unqueue::run_task(Task&) {
  if (!active_ || left() == 0) {
    task_.unschedule();
    return false;
  }
  uint64_t begin = count_;
  uint64_t most = std::min(left(), burst_ < 0 ? UINT64_MAX : static_cast<uint64_t>(burst_));
  while (count_ - begin < most) {
    BatchStorage storage;
    auto wanted = static_cast<unsigned>(std::min<uint64_t>(most - (count_ - begin), kBatchSize));
    PacketBatch batch = input(0).pull(storage, wanted);
    if (batch.empty()) break;
    count_ += batch.size();
    output(0).push(std::move(batch));
  }
  if (count_ == begin) signal_.rest(task_);
  return count_ != begin;
}

void Unqueue::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset", [this] {
    count_ = 0;
    task_.schedule();
  });
  auto add = [&](const char* name, auto& value, auto valid) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value, valid](std::string_view text) {
      auto wanted = value;
      Status status = Args({std::string(text)}, *this).mandatory(name, wanted).finish();
      if (!status) return status;
      if (!valid(wanted)) return Status::error(std::string(name) + " must not be 0");
      value = wanted;
      task_.schedule();
      return status;
    });
  };
  add("active", active_, [](bool) { return true; });
  add("limit", limit_, [](int64_t) { return true; });
  add("burst", burst_, [](int64_t burst) { return burst != 0; });
}

REGISTER_ELEMENT(Unqueue);

}  // namespace click
