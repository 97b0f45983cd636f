#include "elements/analysis/adjusttimestamp.hh"

#include "elements/analysis/time_text.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status AdjustTimestamp::configure(Args& args) {
  std::string time;
  Status status = args.mandatory("TIME", time).keyword("FIRST", first_).keyword("ALL", all_).finish();
  return status ? read_time(time) : status;
}

// Seconds, exactly; or a time with a unit.
Status AdjustTimestamp::read_time(const std::string& text) {
  bool negative = text.starts_with('-');
  std::chrono::nanoseconds parsed{0};
  if (std::optional<int64_t> exact = parse_time(text)) {
    time_ = *exact;
  } else if (!ArgumentType<std::chrono::nanoseconds>::parse(text.substr(negative ? 1 : 0), parsed, {*this})) {
    time_ = negative ? -parsed.count() : parsed.count();
  } else {
    return Status::error("TIME: expected a time such as 1.5 or -10ms, not '" + text + "'");
  }
  return Status::ok();
}

void AdjustTimestamp::process(Packet& packet) {
  uint64_t time = first_ ? packet.annotation<uint64_t>(kFirstTimestamp) : packet.timestamp();
  if (time == 0 && !all_) return;
  time += static_cast<uint64_t>(time_);
  if (first_) {
    packet.set_annotation(kFirstTimestamp, time);
  } else {
    packet.set_timestamp(time);
  }
}

void AdjustTimestamp::add_handlers(Handlers& handlers) {
  handlers.read("time", [this] {
    return time_ < 0 ? "-" + time_text(static_cast<uint64_t>(-time_)) : time_text(static_cast<uint64_t>(time_));
  });
  handlers.write("time", [this](std::string_view text) { return read_time(std::string(text)); });
}

REGISTER_ELEMENT(AdjustTimestamp);

}  // namespace click
