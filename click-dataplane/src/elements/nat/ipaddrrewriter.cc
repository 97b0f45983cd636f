#include "elements/nat/ipaddrrewriter.hh"

#include "elements/nat/address_rewriter.hh"
#include "graph/registry.hh"

namespace click {

Status IPAddrRewriter::configure(Args& args) {
  add_timeout_arguments(args);
  return configure_rewriter(args, RewritePattern::Form::kSource);
}

bool IPAddrRewriter::read_key(const Packet& packet, FlowKey& key) const {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return false;
  key.source = ip->src_addr;
  key.destination = ip->dst_addr;
  return true;
}

uint32_t IPAddrRewriter::find(const FlowKey& key, uint64_t hash) const {
  uint32_t place = table_.find(flow_key(key), hash);
  return place != FlowTable::kNone ? place : table_.find({0, key.destination, 0, 0, 0});
}

PortId IPAddrRewriter::rewrite(Packet& packet, NatFlow& flow, uint32_t place) {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  const NatFlow::Side& way = flow.sides[place % 2];
  bool forward = place % 2 == 0;
  uint32_t source = forward ? way.to.source : ip->src_addr;
  uint32_t destination = forward ? ip->dst_addr : way.to.destination;
  rewrite_addresses(packet, *ip, source, destination, way.ip_delta);
  if (destination_annotation_) packet.set_destination_ip(destination);
  return way.output;
}

std::optional<FlowKey> IPAddrRewriter::translate(const FlowKey& key) const {
  uint32_t place = find(key, table_.hash(flow_key(key)));
  if (place == FlowTable::kNone) return std::nullopt;
  const FlowKey& to = table_.flow(place / 2).sides[place % 2].to;
  FlowKey whole = key;
  if (place % 2 == 0) {
    whole.source = to.source;
  } else {
    whole.destination = to.destination;
  }
  return whole;
}

REGISTER_ELEMENT(IPAddrRewriter);

}  // namespace click
