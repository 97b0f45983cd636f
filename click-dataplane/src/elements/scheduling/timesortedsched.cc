#include "elements/scheduling/timesortedsched.hh"

#include <algorithm>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

TimeSortedSched::~TimeSortedSched() {
  for (const Held& held : heap_) drop(Packet(held.mbuf), DropReason::kStopped);
}

Status TimeSortedSched::configure(Args& args) {
  held_by_input_.resize(static_cast<size_t>(input_count()));
  RawText ignored;
  return args.keyword("STOP", stop_)
      .keyword("BUFFER", buffer_)
      .keyword("NULL_IS_DEAD", ignored)
      .check([&] { return buffer_ > 0 && buffer_ <= 65536; }, "BUFFER must be from 1 to 65536")
      .finish();
}

Status TimeSortedSched::initialize() {
  relay_.initialize();
  return Status::ok();
}

Status TimeSortedSched::take_state(Element& previous) {
  auto& before = static_cast<TimeSortedSched&>(previous);
  for (Held& held : before.heap_) {
    // Of an input that is gone, packets still have their time.
    held.in = held.in < input_count() ? held.in : -1;
    if (held.in >= 0) ++held_by_input_[static_cast<size_t>(held.in)];
  }
  heap_.swap(before.heap_);
  arrivals_ = before.arrivals_;
  last_time_ = before.last_time_;
  well_ordered_ = before.well_ordered_;
  return Status::ok();
}

void TimeSortedSched::fill(PortId in) {
  unsigned& held = held_by_input_[static_cast<size_t>(in)];
  while (held < buffer_ && relay_.active(in)) {
    BatchStorage storage;
    PacketBatch pulled = input(in).pull(storage, std::min(buffer_ - held, kBatchSize));
    if (pulled.empty()) return;
    held += pulled.size();
    for (Packet packet : pulled) {
      heap_.push_back({packet.timestamp(), arrivals_++, packet.mbuf(), in});
      std::push_heap(heap_.begin(), heap_.end(), later);
    }
    pulled.release();
  }
}

PacketBatch TimeSortedSched::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = storage.empty();
  for (PortId in = 0; in < input_count(); ++in) fill(in);
  while (batch.size() < max && !heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Held first = heap_.back();
    heap_.pop_back();
    well_ordered_ = well_ordered_ && first.time >= last_time_;
    last_time_ = first.time;
    batch.append(Packet(first.mbuf));
    if (first.in < 0) continue;
    --held_by_input_[static_cast<size_t>(first.in)];
    fill(first.in);
  }
  if (batch.empty() && max > 0) {
    relay_.rest();
    if (stop_ && !relay_.any_active()) router().request_stop();
  }
  return batch;
}

void TimeSortedSched::add_handlers(Handlers& handlers) { add_read_handler(handlers, "well_ordered", well_ordered_); }

REGISTER_ELEMENT(TimeSortedSched);
REGISTER_ELEMENT_AS(TimeSortedSched, MergeByTimestamp);

}  // namespace click
