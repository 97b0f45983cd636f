#pragma once

#include <chrono>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
SetTimestamp([TIMESTAMP, FIRST])

=s timestamps
sets the timestamp annotation

=d
Sets each packet's timestamp annotation to TIMESTAMP, in seconds since 1970, or to the current time if none is given.
The clock is read once per vector. FIRST is a boolean, keyword only: true sets the first timestamp annotation instead.
Default is false.

=a DelayUnqueue, CoDel
*/
class SetTimestamp final : public Element {
 public:
  const char* class_name() const override { return "SetTimestamp"; }
  Status configure(Args& args) override;
  void push(PortId, PacketBatch batch) override {
    stamp(batch);
    output(0).push(std::move(batch));
  }
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override {
    PacketBatch batch = input(0).pull(storage, max);
    if (!batch.empty()) stamp(batch);
    return batch;
  }

 private:
  void stamp(const PacketBatch& batch) const {
    auto time = has_time_ ? static_cast<uint64_t>(time_.count()) : wall_time();
    for (Packet packet : batch) {
      if (first_) {
        packet.set_annotation(kFirstTimestamp, time);
      } else {
        packet.set_timestamp(time);
      }
    }
  }

  std::chrono::nanoseconds time_{0};
  bool has_time_ = false;
  bool first_ = false;
};

}  // namespace click
