#include "elements/shaping/burster.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status Burster::configure(Args& args) {
  return args.mandatory("INTERVAL", interval_)
      .positional("BURST", burst_)
      .check([&] { return interval_.count() > 0; }, "INTERVAL must be positive")
      .check([&] { return burst_ > 0; }, "BURST must be positive")
      .finish();
}

Status Burster::initialize() {
  timer_.initialize();
  timer_.schedule_after(interval_);
  return Status::ok();
}

void Burster::run_timer(Timer&) {
  for (uint32_t left = burst_; left > 0;) {
    BatchStorage storage;
    PacketBatch batch = input(0).pull(storage, std::min<uint32_t>(left, kBatchSize));
    if (batch.empty()) break;
    left -= batch.size();
    output(0).push(std::move(batch));
  }
  timer_.reschedule_after(interval_);
}

REGISTER_ELEMENT(Burster);

}  // namespace click
