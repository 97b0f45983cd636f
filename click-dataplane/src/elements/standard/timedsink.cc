#include "elements/standard/timedsink.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status TimedSink::configure(Args& args) {
  return args.positional("INTERVAL", interval_)
      .check([&] { return interval_.count() > 0; }, "INTERVAL must be positive")
      .finish();
}

Status TimedSink::initialize() {
  timer_.initialize();
  timer_.schedule_after(interval_);
  return Status::ok();
}

void TimedSink::run_timer(Timer&) {
  BatchStorage storage;
  drop(input(0).pull(storage, 1), DropReason::kDiscarded);
  timer_.reschedule_after(interval_);
}

void TimedSink::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "interval", interval_);
  handlers.write("interval", [this](std::string_view text) {
    std::chrono::nanoseconds wanted{0};
    Status status = Args({std::string(text)}, *this)
                        .mandatory("interval", wanted)
                        .check([&] { return wanted.count() > 0; }, "interval must be positive")
                        .finish();
    if (!status) return status;
    interval_ = wanted;
    timer_.schedule_after(interval_);
    return status;
  });
}

REGISTER_ELEMENT(TimedSink);

}  // namespace click
