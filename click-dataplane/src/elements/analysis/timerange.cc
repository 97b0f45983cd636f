#include "elements/analysis/timerange.hh"

#include <algorithm>

#include "elements/analysis/time_text.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status TimeRange::configure(Args& args) {
  bool ignored = false;
  return args.keyword("SIMPLE", ignored).finish();
}

Status TimeRange::take_state(Element& previous) {
  auto& before = static_cast<TimeRange&>(previous);
  first_ = before.first_;
  last_ = before.last_;
  return Status::ok();
}

void TimeRange::process(Packet& packet) {
  uint64_t time = packet.timestamp();
  if (time == 0) return;
  first_ = first_ == 0 ? time : std::min(first_, time);
  last_ = std::max(last_, time);
}

void TimeRange::add_handlers(Handlers& handlers) {
  handlers.read("first", [this] { return time_text(first_); });
  handlers.read("last", [this] { return time_text(last_); });
  handlers.read("range", [this] { return time_text(first_) + " " + time_text(last_); });
  handlers.read("interval", [this] { return time_text(last_ - first_); });
  add_action_handler(handlers, "reset", [this] { first_ = last_ = 0; });
}

REGISTER_ELEMENT(TimeRange);

}  // namespace click
