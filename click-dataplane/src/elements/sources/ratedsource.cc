#include "elements/sources/ratedsource.hh"

#include <chrono>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status RatedSource::configure(Args& args) {
  Bandwidth bandwidth;
  bool has_bandwidth = false;
  bool has_rate = false;
  Status status = args.positional("DATA", content_.data)
                      .positional("RATE", rate_, &has_rate)
                      .positional("LIMIT", limit_)
                      .positional("ACTIVE", active_)
                      .keyword("LENGTH", content_.length)
                      .keyword("DATASIZE", content_.length)
                      .keyword("STOP", stop_)
                      .keyword("HEADROOM", content_.headroom)
                      .keyword("BANDWIDTH", bandwidth, &has_bandwidth)
                      .check([&] { return !has_rate || !has_bandwidth; }, "give RATE or BANDWIDTH, not both")
                      .finish();
  status.add(content_.check());
  uint64_t length = std::max<uint64_t>(content_.length, std::max<uint64_t>(content_.data.size(), 1));
  if (has_bandwidth) rate_ = bandwidth.bytes_per_second / length;
  set_rate();
  return status;
}

// Bursts of a hundredth of a second keep high rates without a wake-up for each packet.
void RatedSource::set_rate() { bucket_.set(rate_, std::max<uint64_t>(rate_ / 100, 1)); }

Status RatedSource::initialize() {
  if (output(0).flow() == Flow::kPull) return Status::ok();
  timer_.initialize();
  task_.initialize(active_);
  return Status::ok();
}

PacketBatch RatedSource::make(BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (!active_) return batch;
  uint64_t wanted = std::min<uint64_t>({bucket_.available(router().now()), left(), max});
  uint64_t time = wall_time();
  while (batch.size() < wanted) {
    Packet packet = content_.make();
    if (!packet) break;
    packet.set_timestamp(time);
    batch.append(packet);
  }
  bucket_.take(wanted);
  if (batch.size() < wanted) count_drops(DropReason::kNoMemory, wanted - batch.size());
  count_ += wanted;
  if (wanted != 0 && left() == 0 && stop_) router().request_stop();
  return batch;
}

PacketBatch RatedSource::pull(PortId, BatchStorage& storage, unsigned max) { return make(storage, max); }

bool RatedSource::run_task(Task&) {
  BatchStorage storage;
  PacketBatch batch = make(storage, kBatchSize);
  if (!active_ || left() == 0) {
    task_.unschedule();
  } else if (batch.empty()) {
    timer_.schedule_after(std::chrono::nanoseconds(bucket_.until_next()));
    task_.unschedule();
  }
  if (batch.empty()) return false;
  output(0).push(std::move(batch));
  return true;
}

void RatedSource::wake() {
  if (output(0).flow() == Flow::kPush) task_.schedule();
}

void RatedSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset", [this] {
    count_ = 0;
    wake();
  });
  add_value_handlers(handlers, *this, "data", content_.data);
  auto add = [&](const char* name, auto& value) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value](std::string_view text) {
      Status status = Args({std::string(text)}, *this).mandatory(name, value).finish();
      set_rate();
      wake();
      return status;
    });
  };
  add("length", content_.length);
  add("rate", rate_);
  add("limit", limit_);
  add("active", active_);
}

REGISTER_ELEMENT(RatedSource);

}  // namespace click
