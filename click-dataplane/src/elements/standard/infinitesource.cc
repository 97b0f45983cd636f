#include "elements/standard/infinitesource.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "packet/pool.hh"

namespace click {

Status InfiniteSource::configure(Args& args) {
  data_ = "A packet of the packet source, made to be long enough for the minimum of Ethernet.";
  RawText end_call;
  Status status = args.positional("DATA", data_)
                      .positional("LIMIT", limit_)
                      .positional("BURST", burst_)
                      .positional("ACTIVE", active_)
                      .keyword("LENGTH", length_)
                      .keyword("DATASIZE", length_)
                      .keyword("STOP", stop_)
                      .keyword("END_CALL", end_call)
                      .keyword("TIMESTAMP", timestamp_)
                      .keyword("HEADROOM", headroom_)
                      .check([&] { return burst_ > 0; }, "BURST must be positive")
                      .check([&] { return std::max<size_t>(data_.size(), length_) + headroom_ <= kPacketCapacity; },
                             "packet with its headroom is longer than " + std::to_string(kPacketCapacity) + " bytes")
                      .check([&] { return !stop_ || end_call.text.empty(); }, "STOP and END_CALL exclude each other")
                      .finish();
  end_call_ = HandlerCall(end_call.text);
  fill();
  return status;
}

void InfiniteSource::fill() {
  content_ = data_;
  while (content_.size() < length_)
    content_ += data_.empty() ? std::string(1, '\0') : data_.substr(0, length_ - content_.size());
}

Status InfiniteSource::initialize() {
  if (output(0).flow() == Flow::kPush) {
    task_.initialize(active_);
    room_ = router().downstream_full_signal(*this, 0, &task_);
  }
  return end_call_.check(*this);
}

PacketBatch InfiniteSource::make(BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  if (!active_) return batch;
  if (limit_ >= 0) max = static_cast<unsigned>(std::clamp<int64_t>(limit_ - count_, 0, max));
  uint64_t now = timestamp_ && max > 0 ? wall_time() : 0;
  for (; max > 0; --max) {
    Packet packet = packet_pool().make(content_, headroom_);
    if (!packet) break;
    if (timestamp_) packet.set_timestamp(now);
    batch.append(packet);
  }
  count_ += batch.size();
  return batch;
}

bool InfiniteSource::run_task(Task& task) {
  bool worked = false;
  for (int left = burst_; left > 0;) {
    BatchStorage storage;
    PacketBatch batch = make(storage, std::min<unsigned>(static_cast<unsigned>(left), kBatchSize));
    if (batch.empty()) break;
    worked = true;
    left -= static_cast<int>(batch.size());
    output(0).push(std::move(batch));
  }
  ended();
  if (!active_ || (limit_ >= 0 && count_ >= limit_)) {
    task.unschedule();
  } else if (!room_.active()) {
    room_.rest(task);
  }
  return worked;
}

PacketBatch InfiniteSource::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = make(storage, max);
  ended();
  if (batch.empty()) nonempty_.set_active(false);
  return batch;
}

// Tells once that the limit is reached.
void InfiniteSource::ended() {
  if (end_told_ || limit_ < 0 || count_ < limit_ || !active_) return;
  end_told_ = true;
  if (stop_) router().request_stop();
  end_call_.call(*this);
}

void InfiniteSource::wake() {
  fill();
  bool more = active_ && (limit_ < 0 || count_ < limit_);
  end_told_ = end_told_ && !more;
  nonempty_.set_active(more);
  if (more && output(0).flow() == Flow::kPush) task_.schedule();
}

void InfiniteSource::add_value(Handlers& handlers, const char* name, auto& value) {
  handlers.write(name, [this, &value, name](std::string_view text) {
    auto before = value;
    Status status = Args({std::string(text)}, *this).mandatory(name, value).finish();
    if (std::max<size_t>(data_.size(), length_) + headroom_ > kPacketCapacity) {
      value = before;
      status.add(
          Status::error("packet with its headroom is longer than " + std::to_string(kPacketCapacity) + " bytes"));
    }
    wake();
    return status;
  });
}

void InfiniteSource::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(count_); });
  handlers.read("data", [this] { return data_; });
  handlers.read("limit", [this] { return std::to_string(limit_); });
  handlers.read("burst", [this] { return std::to_string(burst_); });
  handlers.read("length", [this] { return std::to_string(content_.size()); });
  handlers.read("active", [this] { return std::string(active_ ? "true" : "false"); });
  add_value(handlers, "data", data_);
  add_value(handlers, "limit", limit_);
  add_value(handlers, "burst", burst_);
  add_value(handlers, "length", length_);
  add_value(handlers, "active", active_);
  handlers.write("reset", [this](std::string_view) {
    count_ = 0;
    wake();
    return Status::ok();
  });
}

REGISTER_ELEMENT(InfiniteSource);

}  // namespace click
