#include "elements/aqm/codel.hh"

#include <cmath>

#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "graph/timer.hh"
#include "graph/value_handlers.hh"

namespace click {
namespace {

constexpr uint64_t kMillisecond = 1'000'000;

}  // namespace

Status CoDel::configure(Args& args) {
  return args.positional("TARGET", target_ms_)
      .positional("INTERVAL", interval_ms_)
      .keyword("QUEUES", named_)
      .check([&] { return interval_ms_ > 0; }, "INTERVAL must be positive")
      .finish();
}

Status CoDel::initialize() {
  Status status = find_storages(*this, named_, queues_);
  storages_ = as_storages(queues_);
  return status;
}

Status CoDel::take_state(Element& previous) {
  auto& before = static_cast<CoDel&>(previous);
  late_from_ = before.late_from_;
  drop_next_ = before.drop_next_;
  count_ = before.count_;
  last_count_ = before.last_count_;
  dropping_ = before.dropping_;
  drops_ = before.drops_;
  return Status::ok();
}

// RFC 8289, 5.5: dodequeue.
CoDel::Taken CoDel::take(uint64_t now) {
  BatchStorage storage;
  PacketBatch one = input(0).pull(storage, 1);
  if (one.empty()) {
    late_from_ = 0;
    return {};
  }
  Packet packet = one[0];
  one.release();
  auto first = packet.annotation<uint64_t>(kFirstTimestamp);
  uint64_t wait = first == 0 || first > now ? 0 : now - first;
  packet.set_annotation(kFirstTimestamp, wait);
  bool late = false;
  if (wait < target_ms_ * kMillisecond || total_length(storages_) == 0) {
    late_from_ = 0;
  } else if (late_from_ == 0) {
    late_from_ = now + interval_ms_ * kMillisecond;
  } else {
    late = now >= late_from_;
  }
  return {packet, late};
}

// RFC 8289, 5.6: the next drop comes the sooner the more there were.
uint64_t CoDel::after(uint64_t time) const {
  return time + static_cast<uint64_t>(static_cast<double>(interval_ms_ * kMillisecond) / std::sqrt(count_));
}

void CoDel::drop_late(Packet packet) {
  ++drops_;
  drop(packet, DropReason::kQueueFull);
}

// RFC 8289, 5.4: dequeue.
std::optional<Packet> CoDel::next(uint64_t now) {
  Taken taken = take(now);
  if (!taken.packet) {
    dropping_ = false;
    return {};
  }
  if (dropping_) {
    if (!taken.late) dropping_ = false;
    while (dropping_ && now >= drop_next_) {
      drop_late(*taken.packet);
      ++count_;
      taken = take(now);
      if (taken.late) {
        drop_next_ = after(drop_next_);
      } else {
        dropping_ = false;
      }
    }
  } else if (taken.late) {
    drop_late(*taken.packet);
    taken = take(now);
    dropping_ = true;
    // After a short break the rate goes on where it was.
    uint32_t delta = count_ - last_count_;
    bool recently = delta > 1 && now < drop_next_ + 16 * interval_ms_ * kMillisecond;
    count_ = recently ? delta : 1;
    drop_next_ = after(now);
    last_count_ = count_;
  }
  return taken.packet;
}

PacketBatch CoDel::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  uint64_t now = wall_time();
  while (batch.size() < max) {
    std::optional<Packet> packet = next(now);
    if (!packet) break;
    batch.append(*packet);
  }
  return batch;
}

void CoDel::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "target", target_ms_);
  add_read_handler(handlers, "interval", interval_ms_);
  handlers.write("interval", [this](std::string_view text) {
    uint32_t value = 0;
    Status status = Args({std::string(text)}, *this)
                        .mandatory("interval", value)
                        .check([&] { return value > 0; }, "interval must be positive")
                        .finish();
    if (status) interval_ms_ = value;
    return status;
  });
  add_read_handler(handlers, "drops", drops_);
  handlers.read("stats", [this] {
    return std::to_string(total_length(storages_)) + " current queue\n" + std::to_string(drops_) +
           " packets dropped\n" + (dropping_ ? "dropping" : "not dropping") + "\n";
  });
  handlers.read("queues", [this] {
    std::string text;
    for (const Element* queue : queues_) text += queue->name() + "\n";
    return text;
  });
}

REGISTER_ELEMENT(CoDel);

}  // namespace click
