#include "elements/shaping/delayshaper.hh"

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DelayShaper::configure(Args& args) {
  return args.mandatory("DELAY", line_.delay)
      .check([&] { return line_.delay.count() >= 0; }, "DELAY must not be negative")
      .finish();
}

Status DelayShaper::initialize() {
  relay_.initialize();
  timer_.initialize();
  return Status::ok();
}

Status DelayShaper::take_state(Element& previous) {
  line_.take_state(static_cast<DelayShaper&>(previous).line_);
  return Status::ok();
}

PacketBatch DelayShaper::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = line_.pull(storage, max);
  if (line_.wait().count() > 0) {
    relay_.sleep();
    timer_.schedule_after(line_.wait());
  } else if (batch.empty()) {
    relay_.rest();
  }
  return batch;
}

void DelayShaper::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "delay", line_.delay);
  handlers.write("delay", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("delay", line_.delay).finish();
    relay_.wake();
    return status;
  });
}

REGISTER_ELEMENT(DelayShaper);

}  // namespace click
