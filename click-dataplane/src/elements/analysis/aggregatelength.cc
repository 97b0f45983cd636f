#include "elements/analysis/aggregatelength.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status AggregateLength::configure(Args& args) { return args.keyword("IP", ip_).finish(); }

PortId AggregateLength::process(Packet& packet) {
  uint32_t length = packet.length();
  if (ip_) {
    if (!packet.has_network_header() || packet.network_length() <= 0)
      return output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
    length = static_cast<uint32_t>(packet.network_length());
  }
  packet.set_annotation(kAggregate, length + packet.annotation<uint32_t>(kExtraLength));
  return 0;
}

REGISTER_ELEMENT(AggregateLength);

}  // namespace click
