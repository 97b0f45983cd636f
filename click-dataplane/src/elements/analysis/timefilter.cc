#include "elements/analysis/timefilter.hh"

#include "elements/analysis/time_text.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/timer.hh"

namespace click {

Status TimeFilter::configure(Args& args) {
  std::string start;
  std::string end;
  RawText call;
  std::chrono::nanoseconds spans[5] = {};
  bool given[5] = {};
  Status status = args.keyword("START", start)
                      .keyword("START_AFTER", spans[0], &given[0])
                      .keyword("START_DELAY", spans[1], &given[1])
                      .keyword("END", end)
                      .keyword("END_AFTER", spans[2], &given[2])
                      .keyword("END_DELAY", spans[3], &given[3])
                      .keyword("INTERVAL", spans[4], &given[4])
                      .keyword("STOP", stop_)
                      .keyword("END_CALL", call)
                      .check([&] { return !start.empty() + given[0] + given[1] <= 1; },
                             "START, START_AFTER and START_DELAY exclude each other")
                      .check([&] { return !end.empty() + given[2] + given[3] + given[4] <= 1; },
                             "END, END_AFTER, END_DELAY and INTERVAL exclude each other")
                      .check([&] { return !stop_ || call.text.empty(); }, "STOP and END_CALL exclude each other")
                      .finish();
  Span* places[5] = {&start_after_, &start_delay_, &end_after_, &end_delay_, &interval_};
  for (int i = 0; i < 5; ++i) {
    if (given[i]) *places[i] = spans[i];
  }
  end_call_ = HandlerCall(call.text);
  auto absolute = [&](const char* name, const std::string& text, std::optional<uint64_t>& time) {
    if (text.empty()) return;
    std::optional<int64_t> parsed = parse_time(text);
    if (!parsed || *parsed < 0)
      status.add(Status::error(std::string(name) + ": expected seconds since 1970, not '" + text + "'"));
    if (parsed) time = static_cast<uint64_t>(*parsed);
  };
  absolute("START", start, start_);
  absolute("END", end, end_);
  return status;
}

Status TimeFilter::initialize() {
  uint64_t now = wall_time();
  if (start_delay_) start_ = now + static_cast<uint64_t>(start_delay_->count());
  if (end_delay_) end_ = now + static_cast<uint64_t>(end_delay_->count());
  if (interval_ && start_) end_ = *start_ + static_cast<uint64_t>(interval_->count());
  return end_call_.check(*this);
}

Status TimeFilter::take_state(Element& previous) {
  auto& before = static_cast<TimeFilter&>(previous);
  if (before.configuration() != configuration()) return Status::ok();
  start_ = before.start_;
  end_ = before.end_;
  seen_ = before.seen_;
  ended_ = before.ended_;
  return Status::ok();
}

PortId TimeFilter::process(Packet& packet) {
  uint64_t time = packet.timestamp();
  if (!seen_) [[unlikely]] {
    seen_ = true;
    if (start_after_) start_ = time + static_cast<uint64_t>(start_after_->count());
    if (end_after_) end_ = time + static_cast<uint64_t>(end_after_->count());
    if (interval_) end_ = start_.value_or(time) + static_cast<uint64_t>(interval_->count());
  }
  if (start_ && time < *start_) return other();
  if (!end_ || time <= *end_) return 0;
  if (!std::exchange(ended_, true)) {
    if (stop_) router().request_stop();
    end_call_.call(*this);
    if (time <= *end_) return 0;
  }
  return other();
}

void TimeFilter::add_time(Handlers& handlers, const char* name, std::optional<uint64_t>& time) {
  handlers.read(name, [&time] { return time_text(time.value_or(0)); });
  handlers.write(name, [this, &time](std::string_view text) {
    std::optional<int64_t> parsed = parse_time(text);
    if (!parsed || *parsed < 0) return Status::error("expected seconds since 1970");
    time = static_cast<uint64_t>(*parsed);
    ended_ = false;
    return Status::ok();
  });
}

void TimeFilter::add_handlers(Handlers& handlers) {
  add_time(handlers, "start", start_);
  add_time(handlers, "end", end_);
  handlers.read("interval", [this] { return start_ && end_ ? time_text(*end_ - *start_) : "0.0"; });
  auto move_end = [this](std::string_view text, std::optional<uint64_t> from) {
    std::chrono::nanoseconds span{0};
    Status status = Args({std::string(text)}, *this).mandatory("TIME", span).finish();
    if (status && from) end_ = *from + static_cast<uint64_t>(span.count());
    ended_ = false;
    return status;
  };
  handlers.write("interval", [this, move_end](std::string_view text) { return move_end(text, start_); });
  handlers.write("extend_interval", [this, move_end](std::string_view text) { return move_end(text, end_); });
}

REGISTER_ELEMENT(TimeFilter);

}  // namespace click
