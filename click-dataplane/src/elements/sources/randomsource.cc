#include "elements/sources/randomsource.hh"

#include <algorithm>
#include <cstring>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kMostBytes = kPacketCapacity - kDefaultHeadroom;

}  // namespace

Status RandomSource::configure(Args& args) {
  RawText end_call;
  Status status =
      args.mandatory("LENGTH", length_)
          .positional("LIMIT", limit_)
          .positional("BURST", burst_)
          .positional("ACTIVE", active_)
          .keyword("STOP", stop_)
          .keyword("END_CALL", end_call)
          .keyword("TIMESTAMP", timestamp_)
          .check([&] { return burst_ > 0; }, "BURST must be positive")
          .check([&] { return length_ <= kMostBytes; }, "LENGTH must be at most " + std::to_string(kMostBytes))
          .check([&] { return !stop_ || end_call.text.empty(); }, "STOP and END_CALL exclude each other")
          .finish();
  end_call_ = HandlerCall(end_call.text);
  return status;
}

Status RandomSource::initialize() {
  if (output(0).flow() == Flow::kPush) {
    task_.initialize(active_);
    room_ = router().downstream_full_signal(*this, 0, &task_);
  }
  return end_call_.check(*this);
}

Status RandomSource::take_state(Element& previous) {
  count_ = static_cast<RandomSource&>(previous).count_;
  end_told_ = static_cast<RandomSource&>(previous).end_told_;
  return Status::ok();
}

PacketBatch RandomSource::make(BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (!more()) return batch;
  uint64_t left = limit_ < 0 ? max : static_cast<uint64_t>(limit_) - count_;
  uint64_t now = timestamp_ ? wall_time() : 0;
  for (uint64_t i = std::min<uint64_t>(left, max); i > 0; --i) {
    Packet packet = packet_pool().make(length_);
    if (!packet) break;
    uint8_t* bytes = packet.writable_data();
    for (uint32_t at = 0; at < length_; at += sizeof(uint64_t)) {
      uint64_t word = random_.next64();
      std::memcpy(bytes + at, &word, std::min<size_t>(sizeof word, length_ - at));
    }
    if (timestamp_) packet.set_timestamp(now);
    batch.append(packet);
  }
  count_ += batch.size();
  return batch;
}

void RandomSource::end_if_done() {
  if (end_told_ || !active_ || more()) return;
  end_told_ = true;
  if (stop_) router().request_stop();
  end_call_.call(*this);
}

bool RandomSource::run_task(Task& task) {
  bool worked = false;
  for (unsigned left = burst_; left > 0;) {
    BatchStorage storage;
    PacketBatch batch = make(storage, std::min(left, kBatchSize));
    if (batch.empty()) break;
    worked = true;
    left -= batch.size();
    output(0).push(std::move(batch));
  }
  end_if_done();
  if (!more()) {
    task.unschedule();
  } else if (!room_.active()) {
    room_.rest(task);
  }
  return worked;
}

PacketBatch RandomSource::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = make(storage, max);
  end_if_done();
  nonempty_.set_active(more());
  return batch;
}

void RandomSource::wake() {
  end_told_ = end_told_ && !more();
  nonempty_.set_active(more());
  if (more() && output(0).flow() == Flow::kPush) task_.schedule();
}

void RandomSource::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", count_);
  add_action_handler(handlers, "reset", [this] {
    count_ = 0;
    wake();
  });
  auto add = [&](const char* name, auto& value, auto valid) {
    add_read_handler(handlers, name, value);
    handlers.write(name, [this, name, &value, valid](std::string_view text) {
      auto wanted = value;
      Status status = Args({std::string(text)}, *this).mandatory(name, wanted).finish();
      if (status && !valid(wanted)) status = Status::error(std::string(name) + " is out of range");
      if (!status) return status;
      value = wanted;
      wake();
      return status;
    });
  };
  add("length", length_, [](uint32_t length) { return length <= kMostBytes; });
  add("limit", limit_, [](int64_t) { return true; });
  add("burst", burst_, [](unsigned burst) { return burst > 0; });
  add("active", active_, [](bool) { return true; });
}

REGISTER_ELEMENT(RandomSource);

}  // namespace click
