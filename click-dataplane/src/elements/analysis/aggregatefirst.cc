#include "elements/analysis/aggregatefirst.hh"

#include "elements/analysis/aggregate_source.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status AggregateFirst::configure(Args& args) {
  Element* notifier = nullptr;
  Status status = args.keyword("NOTIFIER", notifier).finish();
  if (!status || notifier == nullptr) return status;
  auto* source = dynamic_cast<AggregateSource*>(notifier);
  if (source == nullptr) return Status::error("NOTIFIER: '" + notifier->name() + "' gives no aggregates");
  source->on_forgotten([this](uint32_t aggregate) { seen_.erase(aggregate); });
  return status;
}

Status AggregateFirst::take_state(Element& previous) {
  seen_ = std::move(static_cast<AggregateFirst&>(previous).seen_);
  return Status::ok();
}

PortId AggregateFirst::process(Packet& packet) {
  if (seen_.insert(packet.annotation<uint32_t>(kAggregate)).second) return 0;
  return output_count() > 1 ? 1 : dropped(DropReason::kFiltered);
}

void AggregateFirst::add_handlers(Handlers& handlers) {
  handlers.read("aggregates", [this] { return std::to_string(seen_.size()); });
  add_action_handler(handlers, "clear", [this] { seen_.clear(); });
}

REGISTER_ELEMENT(AggregateFirst);

}  // namespace click
