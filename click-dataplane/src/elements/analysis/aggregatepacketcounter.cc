#include "elements/analysis/aggregatepacketcounter.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

namespace {

constexpr AnnotationSlot kPacketNumber{32, 4};

}  // namespace

Status AggregatePacketCounter::configure(Args& args) {
  return args.keyword("PACKETNO", number_)
      .check([&] { return number_ <= 0; }, "PACKETNO must be 0 or negative")
      .finish();
}

Status AggregatePacketCounter::take_state(Element& previous) {
  auto& before = static_cast<AggregatePacketCounter&>(previous);
  if (before.input_count() != input_count()) return Status::ok();
  aggregates_ = std::move(before.aggregates_);
  total_ = before.total_;
  return Status::ok();
}

void AggregatePacketCounter::count(const PacketBatch& batch, PortId port) {
  for (Packet packet : batch) {
    uint32_t number = number_ < 0 ? 0 : packet.annotation<uint32_t>(kPacketNumber);
    auto& counts = aggregates_[packet.annotation<uint32_t>(kAggregate)][number];
    counts.resize(static_cast<size_t>(input_count()));
    ++counts[static_cast<size_t>(port)];
  }
  total_ += batch.size();
}

void AggregatePacketCounter::push(PortId in, PacketBatch batch) {
  count(batch, in);
  output(in).push(std::move(batch));
}

PacketBatch AggregatePacketCounter::pull(PortId out, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(out).pull(storage, max);
  count(batch, out);
  return batch;
}

void AggregatePacketCounter::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "count", total_);
  auto list = [&](const char* name, auto wanted) {
    handlers.query(name, [this, wanted](std::string_view text) {
      uint32_t aggregate = 0;
      Status status = Args({std::string(text)}, *this).mandatory("AGG", aggregate).finish();
      std::string lines;
      auto found = aggregates_.find(aggregate);
      if (status && found != aggregates_.end()) {
        for (const auto& [number, counts] : found->second) {
          if (wanted(counts)) lines += std::to_string(number) + "\n";
        }
      }
      return HandlerResult{status, lines};
    });
  };
  list("received", [](const std::vector<uint64_t>&) { return true; });
  list("undelivered",
       [](const std::vector<uint64_t>& counts) { return counts[0] > 0 && (counts.size() < 2 || counts[1] == 0); });
  add_action_handler(handlers, "clear", [this] {
    aggregates_.clear();
    total_ = 0;
  });
}

REGISTER_ELEMENT(AggregatePacketCounter);

}  // namespace click
