#include "elements/ip6/decip6hlim.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status DecIP6HLIM::take_state(Element& previous) {
  expired_ = static_cast<DecIP6HLIM&>(previous).expired_;
  return Status::ok();
}

PortId DecIP6HLIM::process(Packet& packet) {
  const rte_ipv6_hdr* ip = ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  if (ip->hop_limits <= 1) {
    ++expired_;
    return output_count() > 1 ? 1 : dropped(DropReason::kTtlExpired);
  }
  rte_ipv6_hdr* writable = writable_ip6_header(packet);
  if (writable == nullptr) return dropped(DropReason::kNoMemory);
  --writable->hop_limits;
  return 0;
}

void DecIP6HLIM::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", expired_); }

REGISTER_ELEMENT(DecIP6HLIM);

}  // namespace click
