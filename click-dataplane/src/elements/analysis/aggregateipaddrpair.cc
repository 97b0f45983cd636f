#include "elements/analysis/aggregateipaddrpair.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"

namespace click {

Status AggregateIPAddrPair::configure(Args& args) {
  return args.keyword("TIMEOUT", timeout_)
      .keyword("REAP", reap_interval_)
      .check([&] { return reap_interval_.count() > 0; }, "REAP must be positive")
      .finish();
}

Status AggregateIPAddrPair::take_state(Element& previous) {
  auto& before = static_cast<AggregateIPAddrPair&>(previous);
  pairs_ = std::move(before.pairs_);
  next_ = before.next_;
  reaped_ = before.reaped_;
  return Status::ok();
}

bool AggregateIPAddrPair::is_over(const Pair& pair, uint64_t time) const {
  return timeout_.count() > 0 && time > pair.last && time - pair.last > static_cast<uint64_t>(timeout_.count());
}

void AggregateIPAddrPair::reap(uint64_t time) {
  reaped_ = time;
  std::erase_if(pairs_, [&](const auto& entry) {
    bool over = is_over(entry.second, time);
    if (over) tell_forgotten(entry.second.number);
    return over;
  });
}

PortId AggregateIPAddrPair::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
  uint64_t time = packet.timestamp();
  if (timeout_.count() > 0 && time > reaped_ + static_cast<uint64_t>(reap_interval_.count())) reap(time);
  uint32_t source = ip->src_addr;
  uint32_t destination = ip->dst_addr;
  uint64_t key = uint64_t{std::min(source, destination)} << 32 | std::max(source, destination);
  auto [found, made] = pairs_.try_emplace(key, Pair{next_, source, time});
  if (!made && is_over(found->second, time)) {
    tell_forgotten(found->second.number);
    found->second = {next_, source, time};
    made = true;
  }
  if (made) ++next_;
  Pair& pair = found->second;
  pair.last = std::max(pair.last, time);
  packet.set_annotation(kAggregate, pair.number);
  packet.set_paint(pair.first_source == source ? 0 : 1);
  return 0;
}

void AggregateIPAddrPair::add_handlers(Handlers& handlers) {
  add_action_handler(handlers, "clear", [this] {
    for (const auto& [key, pair] : pairs_) tell_forgotten(pair.number);
    pairs_.clear();
  });
  handlers.read("pairs", [this] { return std::to_string(pairs_.size()); });
}

REGISTER_ELEMENT(AggregateIPAddrPair);

}  // namespace click
