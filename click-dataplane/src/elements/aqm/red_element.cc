#include "elements/aqm/red_element.hh"

#include <cmath>
#include <cstdio>

#include "graph/list_argument.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

Args& RedElement::keywords(Args& args) {
  return args.keyword("QUEUES", named_)
      .keyword("STABILITY", stability_)
      .check([&] { return stability_ >= 1 && stability_ <= 16; }, "STABILITY must be from 1 to 16");
}

Status RedElement::set_thresholds(unsigned min, unsigned max) {
  if (max > 65535) return Status::error("MAX_THRESH must be at most 65535");
  if (min > max) return Status::error("MIN_THRESH must not be greater than MAX_THRESH");
  min_thresh_ = min;
  max_thresh_ = max;
  return Status::ok();
}

Status RedElement::set_max_probability(double probability) {
  if (!(probability >= 0 && probability <= 1)) return Status::error("MAX_P must be from 0 to 1");
  max_p_ = probability;
  return Status::ok();
}

Status RedElement::initialize() {
  Status status = find_storages(*this, named_, queues_);
  storages_ = as_storages(queues_);
  weight_ = std::ldexp(1.0, -static_cast<int>(stability_));
  return status;
}

Status RedElement::take_state(Element& previous) {
  auto& before = static_cast<RedElement&>(previous);
  average_ = before.average_;
  empty_since_ = before.empty_since_;
  since_mark_ = before.since_mark_;
  drops_ = before.drops_;
  return Status::ok();
}

double RedElement::probability() const {
  double min = min_thresh_;
  double max = max_thresh_;
  if (average_ < min) return 0;
  if (average_ < max) return max_p_ * (average_ - min) / (max - min);
  if (average_ < 2 * max) return max_p_ + (1 - max_p_) * (average_ - max) / max;
  return 1;
}

bool RedElement::mark(unsigned length, int64_t now) {
  if (length > 0) {
    empty_since_ = 0;
  } else if (empty_since_ != 0) {
    average_ *= std::pow(1 - weight_, static_cast<double>(now - empty_since_) / kIdleSlot);
    empty_since_ = now;
  } else {
    empty_since_ = now;
  }
  average_ += (length - average_) * weight_;
  double p = probability();
  if (p <= 0) {
    since_mark_ = 0;
    return false;
  }
  ++since_mark_;
  double spread = 1 - static_cast<double>(since_mark_) * p;
  if (p < 1 && spread > 0 && random_.unit() >= p / spread) return false;
  since_mark_ = 0;
  ++drops_;
  return true;
}

// Packets of a batch that are let through count as queued for those behind them.
void RedElement::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  PortId marked = output_count() > 1 ? 1 : dropped(DropReason::kQueueFull);
  PortId mixed = 0;
  int64_t now = router().now();
  unsigned length = total_length(storages_);
  for (unsigned i = 0; i < batch.size(); ++i) {
    verdicts[i] = mark(length, now) ? marked : 0;
    if (verdicts[i] == 0) ++length;
    mixed |= verdicts[i];
  }
  if (mixed == 0) {
    output(0).push(std::move(batch));
  } else {
    distribute(std::move(batch), verdicts);
  }
}

PacketBatch RedElement::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  PortId verdicts[kBatchSize];
  PortId marked = output_count() > 1 ? 1 : dropped(DropReason::kQueueFull);
  int64_t now = router().now();
  unsigned length = total_length(storages_) + batch.size();
  for (unsigned i = 0; i < batch.size(); ++i) verdicts[i] = mark(--length, now) ? marked : 0;
  return keep_first_output(std::move(batch), verdicts);
}

std::string RedElement::stats() const {
  char text[160];
  std::snprintf(text, sizeof text, "%u current queue\n%.3f average queue\n%llu packets dropped\n%.6f probability now\n",
                total_length(storages_), average_, static_cast<unsigned long long>(drops_), probability());
  return text;
}

void RedElement::add_common_handlers(Handlers& handlers) {
  add_read_handler(handlers, "min_thresh", min_thresh_);
  add_read_handler(handlers, "max_thresh", max_thresh_);
  add_read_handler(handlers, "max_p", max_p_);
  add_read_handler(handlers, "drops", drops_);
  add_read_handler(handlers, "avg_queue_size", average_);
  handlers.read("stats", [this] { return stats(); });
  handlers.read("queues", [this] {
    std::string text;
    for (const Element* queue : queues_) text += queue->name() + "\n";
    return text;
  });
}

}  // namespace click
