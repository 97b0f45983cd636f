#pragma once

#include <chrono>
#include <optional>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

// What DelayUnqueue and DelayShaper have in common: packets come out a time after their timestamp, with the current
// time as their new one. At most one packet is held; it blocks those behind it.
class DelayLine {
 public:
  DelayLine(const DelayLine&) = delete;
  DelayLine& operator=(const DelayLine&) = delete;
  explicit DelayLine(Element& owner) : owner_(owner) {}
  ~DelayLine() {
    if (held_) owner_.drop(*held_, DropReason::kStopped);
  }

  std::chrono::nanoseconds delay{0};

  // Pulls what is due, up to `most`.
  PacketBatch pull(BatchStorage& storage, unsigned most) {
    PacketBatch due = storage.empty();
    uint64_t now = wall_time();
    wait_ = 0;
    while (due.size() < most && hold(now)) {
      uint64_t time = held_->timestamp() + static_cast<uint64_t>(delay.count());
      if (time > now) {
        wait_ = static_cast<int64_t>(time - now);
        break;
      }
      held_->set_timestamp(now);
      due.append(*held_);
      held_.reset();
    }
    return due;
  }
  // How long the held packet has to wait, as the last pull found out; 0 if none is held.
  std::chrono::nanoseconds wait() const { return std::chrono::nanoseconds(wait_); }

  void take_state(DelayLine& previous) {
    held_ = previous.held_;
    previous.held_.reset();
  }

 private:
  // A packet that nobody has stamped is as old as its arrival here.
  bool hold(uint64_t now) {
    if (held_) return true;
    BatchStorage storage;
    PacketBatch one = owner_.input(0).pull(storage, 1);
    if (one.empty()) return false;
    held_ = one[0];
    one.release();
    if (held_->timestamp() == 0) held_->set_timestamp(now);
    return true;
  }

  Element& owner_;
  std::optional<Packet> held_;
  int64_t wait_ = 0;
};

}  // namespace click
