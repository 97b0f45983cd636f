#include "elements/standard/timefilter.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/timer.hh"

namespace click {

Status TimeFilter::configure(Args& args) {
  if (output_count() < 2) otherwise_ = dropped(DropReason::kFiltered);
  RawText end_call;
  Status status = args.keyword("START", start_.time, &start_.absolute)
                      .keyword("START_AFTER", start_.time, &start_.after_first)
                      .keyword("START_DELAY", start_.time, &start_.after_start)
                      .keyword("END", end_.time, &end_.absolute)
                      .keyword("END_AFTER", end_.time, &end_.after_first)
                      .keyword("END_DELAY", end_.time, &end_.after_start)
                      .keyword("INTERVAL", end_.time, &end_.interval)
                      .keyword("STOP", stop_)
                      .keyword("END_CALL", end_call)
                      .check([&] { return start_.given() <= 1; }, "give one of START, START_AFTER and START_DELAY")
                      .check([&] { return end_.given() <= 1; }, "give one of END, END_AFTER, END_DELAY and INTERVAL")
                      .check([&] { return !stop_ || end_call.text.empty(); }, "STOP and END_CALL exclude each other")
                      .finish();
  end_call_ = HandlerCall(end_call.text);
  return status;
}

Status TimeFilter::initialize() {
  begin_ = static_cast<int64_t>(wall_time());
  return end_call_.check(*this);
}

void TimeFilter::resolve(int64_t first_packet) {
  resolved_ = true;
  auto moment = [&](const Bound& bound) {
    return bound.time.count() + (bound.after_first ? first_packet : bound.after_start ? begin_ : 0);
  };
  if (start_.given() > 0) first_ = moment(start_);
  if (end_.interval) {
    last_ = end_.time.count() + (start_.given() > 0 ? first_ : first_packet);
  } else if (end_.given() > 0) {
    last_ = moment(end_);
  }
}

void TimeFilter::end() {
  ended_ = true;
  if (stop_) router().request_stop();
  end_call_.call(*this);
}

REGISTER_ELEMENT(TimeFilter);

}  // namespace click
