#include "elements/analysis/aggregatepaint.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status AggregatePaint::configure(Args& args) {
  return args.positional("BITS", bits_)
      .keyword("INCREMENTAL", incremental_)
      .check([&] { return bits_ >= 1 && bits_ <= 8; }, "BITS must be from 1 to 8")
      .finish();
}

void AggregatePaint::process(Packet& packet) {
  uint32_t value = packet.paint() & ((1u << bits_) - 1);
  if (incremental_) value |= packet.annotation<uint32_t>(kAggregate) << bits_;
  packet.set_annotation(kAggregate, value);
}

REGISTER_ELEMENT(AggregatePaint);

}  // namespace click
