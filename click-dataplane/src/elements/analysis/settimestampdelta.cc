#include "elements/analysis/settimestampdelta.hh"

#include "elements/analysis/time_text.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"

namespace click {

Status SetTimestampDelta::configure(Args& args) {
  std::string type = "RANGE";
  Status status = args.positional("TYPE", type)
                      .check([&] { return type == "RANGE" || type == "NOW" || type == "FIRST"; },
                             "TYPE: expected RANGE, NOW or FIRST")
                      .finish();
  if (type == "NOW") type_ = Type::kNow;
  if (type == "FIRST") type_ = Type::kFirst;
  return status;
}

Status SetTimestampDelta::take_state(Element& previous) {
  first_ = static_cast<SetTimestampDelta&>(previous).first_;
  return Status::ok();
}

void SetTimestampDelta::process(Packet& packet) {
  uint64_t time = packet.timestamp();
  if (time == 0) return;
  if (first_ == 0) first_ = time;
  switch (type_) {
    case Type::kRange:
      time -= first_;
      break;
    case Type::kNow:
      time = wall_time() - time;
      break;
    case Type::kFirst:
      time -= packet.annotation<uint64_t>(kFirstTimestamp);
      break;
  }
  packet.set_timestamp(time);
}

void SetTimestampDelta::add_handlers(Handlers& handlers) {
  handlers.read("first", [this] { return time_text(first_); });
  add_action_handler(handlers, "reset", [this] { first_ = 0; });
}

REGISTER_ELEMENT(SetTimestampDelta);

}  // namespace click
