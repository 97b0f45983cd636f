#include "elements/analysis/timestampaccum.hh"

#include <algorithm>
#include <cstdio>

#include "graph/registry.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

std::string seconds(double nanoseconds) {
  char text[48];
  std::snprintf(text, sizeof text, "%.9f", nanoseconds / 1e9);
  return text;
}

}  // namespace

Status TimestampAccum::take_state(Element& previous) {
  auto& before = static_cast<TimestampAccum&>(previous);
  count_ = before.count_;
  sum_ = before.sum_;
  min_ = before.min_;
  max_ = before.max_;
  return Status::ok();
}

void TimestampAccum::push(PortId in, PacketBatch batch) {
  now_ = wall_time();
  PacketElement::push(in, std::move(batch));
}

PacketBatch TimestampAccum::pull(PortId out, BatchStorage& storage, unsigned max) {
  now_ = wall_time();
  return PacketElement::pull(out, storage, max);
}

void TimestampAccum::process(Packet& packet) {
  double age = static_cast<double>(now_) - static_cast<double>(packet.timestamp());
  min_ = count_ == 0 ? age : std::min(min_, age);
  max_ = count_ == 0 ? age : std::max(max_, age);
  sum_ += age;
  ++count_;
}

void TimestampAccum::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  handlers.read("time", [this] { return seconds(sum_); });
  handlers.read("min", [this] { return seconds(min_); });
  handlers.read("max", [this] { return seconds(max_); });
  handlers.read("average_time", [this] { return seconds(count_ == 0 ? 0 : sum_ / static_cast<double>(count_)); });
  add_action_handler(handlers, "reset_counts", [this] {
    count_ = 0;
    sum_ = min_ = max_ = 0;
  });
}

REGISTER_ELEMENT(TimestampAccum);

}  // namespace click
