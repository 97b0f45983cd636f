#include "graph/element.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/router.hh"
#include "graph/worker.hh"
#include "support/log.hh"

namespace click {

std::string_view drop_reason_name(DropReason reason) {
  switch (reason) {
    case DropReason::kDiscarded:
      return "discarded";
    case DropReason::kFiltered:
      return "filtered";
    case DropReason::kUnconnected:
      return "unconnected";
    case DropReason::kTooShort:
      return "too_short";
    case DropReason::kMalformed:
      return "malformed";
    case DropReason::kBadChecksum:
      return "bad_checksum";
    case DropReason::kNotForUs:
      return "not_for_us";
    case DropReason::kNoRoute:
      return "no_route";
    case DropReason::kTtlExpired:
      return "ttl_expired";
    case DropReason::kUnresolved:
      return "unresolved";
    case DropReason::kNoMemory:
      return "no_memory";
    case DropReason::kQueueFull:
      return "queue_full";
    case DropReason::kRateExceeded:
      return "rate_exceeded";
    case DropReason::kTableFull:
      return "table_full";
    case DropReason::kUnsupported:
      return "unsupported";
    case DropReason::kDevice:
      return "device";
    case DropReason::kStopped:
      return "stopped";
    case DropReason::kCount:
      break;
  }
  return "";
}

Element::~Element() = default;

Status Element::configure(Args& args) { return args.finish(); }

Status Element::take_state(Element&) { return Status::ok(); }

// An element that has push inputs must say what to do with packets; forgetting it loses them, but counted.
void Element::push(PortId, PacketBatch batch) { drop(std::move(batch), DropReason::kUnsupported); }

PacketBatch Element::pull(PortId, BatchStorage& storage, unsigned) { return storage.empty(); }

bool Element::run_task(Task& task) {
  task.unschedule();
  return false;
}

void Element::run_timer(Timer&) {}

void Element::file_ready(FileWatch&) {}

void Element::add_handlers(Handlers&) {}

Notifier* Element::empty_notifier(PortId) { return nullptr; }

Notifier* Element::full_notifier(PortId) { return nullptr; }

std::vector<std::pair<Element*, PortId>> Element::downstream(PortId out) const {
  std::vector<std::pair<Element*, PortId>> ends;
  for (const lang::FlatConnection& c : router_->configuration().connections) {
    if (c.from == index_ && c.from_port == out)
      ends.emplace_back(router_->elements()[static_cast<size_t>(c.to)].get(), c.to_port);
  }
  return ends;
}

std::vector<std::pair<Element*, PortId>> Element::upstream(PortId in) const {
  std::vector<std::pair<Element*, PortId>> ends;
  for (const lang::FlatConnection& c : router_->configuration().connections) {
    if (c.to == index_ && c.to_port == in)
      ends.emplace_back(router_->elements()[static_cast<size_t>(c.from)].get(), c.from_port);
  }
  return ends;
}

void Element::count_drops(DropReason reason, uint64_t packets) {
  drops_[static_cast<size_t>(reason)].fetch_add(packets, std::memory_order_relaxed);
  Worker::count_drops(packets);
}

void Element::drop(PacketBatch batch, DropReason reason) {
  if (batch.empty()) return;
  count_drops(reason, batch.size());
  rte_pktmbuf_free_bulk(batch.mbufs(), batch.size());
  batch.release();
}

void Element::drop(Packet packet, DropReason reason) {
  count_drops(reason, 1);
  packet.free();
}

void Element::hand_on(PacketBatch batch, PortId verdict) {
  if (verdict >= 0) {
    checked_push(verdict, std::move(batch));
  } else if (verdict == kConsumed) {
    batch.release();
  } else {
    drop(std::move(batch), static_cast<DropReason>(-2 - verdict));
  }
}

uint64_t Element::total_drops() const {
  uint64_t sum = 0;
  for (const auto& count : drops_) sum += count.load(std::memory_order_relaxed);
  return sum;
}

void Element::distribute(PacketBatch batch, const PortId* verdicts) {
  unsigned left = batch.size();
  if (left == 0) return;
  rte_mbuf** mbufs = batch.mbufs();
  PortId mixed = 0;
  for (unsigned i = 1; i < left; ++i) mixed |= verdicts[i] ^ verdicts[0];
  if (mixed == 0) {
    hand_on(std::move(batch), verdicts[0]);
    return;
  }
  // One pass per distinct verdict, which moves the packets that have it out and the others together. No branch depends
  // on a packet, as no processor could foresee it.
  batch.release();
  PortId open[kBatchSize];
  std::copy(verdicts, verdicts + left, open);
  while (left != 0) {
    BatchStorage storage;
    PortId verdict = open[0];
    unsigned taken = 0;
    unsigned kept = 0;
    for (unsigned i = 0; i < left; ++i) {
      bool same = open[i] == verdict;
      storage.mbufs()[taken] = mbufs[i];
      mbufs[kept] = mbufs[i];
      open[kept] = open[i];
      taken += same ? 1 : 0;
      kept += same ? 0 : 1;
    }
    left = kept;
    hand_on(storage.filled(taken), verdict);
  }
}

PacketBatch Element::keep_first_output(PacketBatch batch, const PortId* verdicts) {
  BatchStorage others_storage;
  PacketBatch others = others_storage.empty();
  PortId other_verdicts[kBatchSize];
  unsigned kept = 0;
  for (unsigned i = 0; i < batch.size(); ++i) {
    if (verdicts[i] == 0 && output_count() != 0) {
      batch.set(kept++, batch[i]);
    } else {
      other_verdicts[others.size()] = verdicts[i];
      others.append(batch[i]);
    }
  }
  batch.shrink(kept);
  distribute(std::move(others), other_verdicts);
  return batch;
}

void Element::log_error(std::string text) const { log_line(LogLevel::kError, name_ + ": " + std::move(text)); }
void Element::log_warning(std::string text) const { log_line(LogLevel::kWarning, name_ + ": " + std::move(text)); }
void Element::log_info(std::string text) const { log_line(LogLevel::kInfo, name_ + ": " + std::move(text)); }

}  // namespace click
