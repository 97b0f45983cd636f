#include "elements/nat/ipaddrpairrewriter.hh"

#include "elements/nat/address_rewriter.hh"
#include "graph/registry.hh"

namespace click {

Status IPAddrPairRewriter::configure(Args& args) {
  add_timeout_arguments(args);
  return configure_rewriter(args, RewritePattern::Form::kAddresses);
}

bool IPAddrPairRewriter::read_key(const Packet& packet, FlowKey& key) const {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return false;
  key.source = ip->src_addr;
  key.destination = ip->dst_addr;
  return true;
}

PortId IPAddrPairRewriter::rewrite(Packet& packet, NatFlow& flow, uint32_t place) {
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  const NatFlow::Side& way = flow.sides[place % 2];
  rewrite_addresses(packet, *ip, way.to.source, way.to.destination, way.ip_delta);
  if (destination_annotation_) packet.set_destination_ip(way.to.destination);
  return way.output;
}

std::optional<FlowKey> IPAddrPairRewriter::translate(const FlowKey& key) const {
  std::optional<FlowKey> to = Rewriter::translate({key.source, key.destination, 0, 0, 0});
  if (!to) return std::nullopt;
  FlowKey whole = key;
  whole.source = to->source;
  whole.destination = to->destination;
  return whole;
}

REGISTER_ELEMENT(IPAddrPairRewriter);

}  // namespace click
