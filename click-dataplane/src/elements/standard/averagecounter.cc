#include "elements/standard/averagecounter.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Status AverageCounter::configure(Args& args) { return args.positional("IGNORE", ignored_).finish(); }

Status AverageCounter::take_state(Element& previous) {
  counts_ = static_cast<AverageCounter&>(previous).counts_;
  return Status::ok();
}

void AverageCounter::count(const PacketBatch& batch) {
  if (batch.empty()) return;
  int64_t now = router().now();
  if (counts_.first == 0) counts_.first = now;
  counts_.last = now;
  if (now - counts_.first < ignored_.count()) return;
  counts_.packets += batch.size();
  counts_.bytes += batch.total_length();
}

void AverageCounter::push(PortId, PacketBatch batch) {
  count(batch);
  output(0).push(std::move(batch));
}

PacketBatch AverageCounter::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  count(batch);
  return batch;
}

// Over less than a millisecond there is no rate to speak of.
std::string AverageCounter::per_second(uint64_t count) const {
  int64_t elapsed = std::max<int64_t>(counts_.last - counts_.first - ignored_.count(), 1'000'000);
  return std::to_string(count * 1e9 / static_cast<double>(elapsed));
}

void AverageCounter::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", counts_.packets);
  add_read_handler(handlers, "byte_count", counts_.bytes);
  handlers.read("rate", [this] { return per_second(counts_.packets); });
  handlers.read("byte_rate", [this] { return per_second(counts_.bytes); });
  add_action_handler(handlers, "reset", [this] { counts_ = {}; });
}

REGISTER_ELEMENT(AverageCounter);

}  // namespace click
