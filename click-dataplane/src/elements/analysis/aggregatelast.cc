#include "elements/analysis/aggregatelast.hh"

#include <algorithm>
#include <vector>

#include "elements/analysis/aggregate_source.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"

namespace click {

AggregateLast::~AggregateLast() {
  for (auto& [aggregate, kept] : kept_) drop(Packet(kept.packet), DropReason::kStopped);
}

Status AggregateLast::configure(Args& args) {
  Element* notifier = nullptr;
  Status status = args.keyword("NOTIFIER", notifier).keyword("STOP_AFTER_CLEAR", stop_).finish();
  if (!status || notifier == nullptr) return status;
  auto* source = dynamic_cast<AggregateSource*>(notifier);
  if (source == nullptr) return Status::error("NOTIFIER: '" + notifier->name() + "' gives no aggregates");
  source->on_forgotten([this](uint32_t aggregate) {
    auto found = kept_.find(aggregate);
    if (found == kept_.end()) return;
    Kept kept = found->second;
    kept_.erase(found);
    send(kept);
  });
  return status;
}

Status AggregateLast::take_state(Element& previous) {
  auto& before = static_cast<AggregateLast&>(previous);
  kept_ = std::move(before.kept_);
  before.kept_.clear();
  return Status::ok();
}

void AggregateLast::send(Kept& kept) {
  Packet packet(kept.packet);
  uint64_t packets = kept.packets + packet.annotation<uint16_t>(kExtraPackets);
  uint64_t bytes = kept.bytes + packet.annotation<uint32_t>(kExtraLength);
  packet.set_annotation(kExtraPackets, static_cast<uint16_t>(std::min<uint64_t>(packets, UINT16_MAX)));
  packet.set_annotation(kExtraLength, static_cast<uint32_t>(std::min<uint64_t>(bytes, UINT32_MAX)));
  packet.set_annotation(kFirstTimestamp, kept.first);
  checked_push(0, packet);
}

void AggregateLast::keep(Packet packet) {
  auto [found, made] = kept_.try_emplace(packet.annotation<uint32_t>(kAggregate));
  Kept& kept = found->second;
  if (made) {
    kept.first = packet.timestamp();
  } else {
    Packet before(kept.packet);
    kept.packets += 1 + before.annotation<uint16_t>(kExtraPackets);
    kept.bytes += before.length() + before.annotation<uint32_t>(kExtraLength);
    checked_push(1, before, DropReason::kFiltered);
  }
  kept.packet = packet.mbuf();
}

void AggregateLast::push(PortId, PacketBatch batch) {
  BatchStorage storage;
  unsigned count = batch.size();
  std::copy(batch.mbufs(), batch.mbufs() + count, storage.mbufs());
  batch.release();
  for (unsigned i = 0; i < count; ++i) keep(Packet(storage.mbufs()[i]));
}

void AggregateLast::clear(bool stop) {
  std::unordered_map<uint32_t, Kept> all = std::move(kept_);
  kept_.clear();
  std::vector<uint32_t> order;
  for (const auto& [aggregate, kept] : all) order.push_back(aggregate);
  std::ranges::sort(order);
  for (uint32_t aggregate : order) send(all[aggregate]);
  if (stop) router().request_stop();
}

void AggregateLast::add_handlers(Handlers& handlers) {
  add_action_handler(handlers, "clear", [this] { clear(stop_); });
  add_action_handler(handlers, "stop_after_clear", [this] { clear(true); });
  handlers.read("aggregates", [this] { return std::to_string(kept_.size()); });
}

REGISTER_ELEMENT(AggregateLast);

}  // namespace click
