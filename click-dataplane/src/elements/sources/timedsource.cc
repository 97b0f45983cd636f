#include "elements/sources/timedsource.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status TimedSource::configure(Args& args) {
  Status status = args.positional("INTERVAL", interval_)
                      .positional("DATA", content_.data)
                      .keyword("LIMIT", limit_)
                      .keyword("STOP", stop_)
                      .keyword("HEADROOM", content_.headroom)
                      .keyword("ACTIVE", active_)
                      .check([&] { return interval_.count() > 0; }, "INTERVAL must be positive")
                      .finish();
  status.add(content_.check());
  return status;
}

Status TimedSource::initialize() {
  timer_.initialize();
  wake();
  return Status::ok();
}

void TimedSource::wake() {
  if (active_ && !done() && !timer_.scheduled()) timer_.schedule_after(interval_);
}

void TimedSource::run_timer(Timer&) {
  if (!active_ || done()) return;
  if (Packet packet = content_.make()) {
    ++count_;
    checked_push(0, packet);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
  if (!done()) {
    timer_.reschedule_after(interval_);
  } else if (stop_) {
    router().request_stop();
  }
}

void TimedSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset", [this] {
    count_ = 0;
    wake();
  });
  add_value_handlers(handlers, *this, "data", content_.data);
  handlers.read("interval", [this] { return std::to_string(static_cast<double>(interval_.count()) / 1e9); });
  add_write_handler(handlers, *this, "interval", interval_);
  add_read_handler(handlers, "active", active_);
  handlers.write("active", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("active", active_).finish();
    wake();
    return status;
  });
}

REGISTER_ELEMENT(TimedSource);

}  // namespace click
