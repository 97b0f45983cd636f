#include "elements/ip6/checkip6header.hh"

#include <algorithm>

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status CheckIP6Header::configure(Args& args) {
  return args.positional("BADADDRS", bad_sources_).positional("OFFSET", offset_).finish();
}

Status CheckIP6Header::take_state(Element& previous) {
  bad_ = static_cast<CheckIP6Header&>(previous).bad_;
  return Status::ok();
}

PortId CheckIP6Header::process(Packet& packet) {
  auto bad = [&](DropReason reason) {
    ++bad_;
    return output_count() > 1 ? 1 : dropped(reason);
  };
  if (packet.length() < offset_ + sizeof(rte_ipv6_hdr)) return bad(DropReason::kTooShort);
  const rte_ipv6_hdr* ip = ip6_header_at(packet, offset_);
  if (ip == nullptr) return bad(DropReason::kMalformed);
  uint32_t length = sizeof(rte_ipv6_hdr) + rte_be_to_cpu_16(ip->payload_len);
  uint32_t left = packet.length() - offset_;
  if (length > left || is_multicast6(ip->src_addr)) return bad(DropReason::kMalformed);
  if (!bad_sources_.empty() && std::ranges::find(bad_sources_, ip6_address(ip->src_addr)) != bad_sources_.end())
    return bad(DropReason::kFiltered);
  packet.take(left - length);
  packet.set_network_header(static_cast<int32_t>(offset_), sizeof(rte_ipv6_hdr));
  set_destination_ip6(packet, ip->dst_addr);
  return 0;
}

void CheckIP6Header::add_handlers(Handlers& handlers) { add_read_handler(handlers, "drops", bad_); }

REGISTER_ELEMENT(CheckIP6Header);

}  // namespace click
