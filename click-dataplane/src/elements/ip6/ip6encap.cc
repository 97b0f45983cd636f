#include "elements/ip6/ip6encap.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status IP6Encap::configure(Args& args) {
  std::string protocol;
  std::string destination;
  Status status = args.mandatory("PROTO", protocol)
                      .mandatory("SRC", source_)
                      .mandatory("DST", destination)
                      .keyword("HLIM", hop_limit_)
                      .keyword("CLASS", class_)
                      .finish();
  if (!status) return status;
  static constexpr std::pair<std::string_view, uint8_t> kNames[] = {
      {"ipip", 4}, {"ip", 4}, {"ip6", 41}, {"tcp", 6}, {"udp", 17}, {"icmp6", 58}, {"gre", 47}, {"esp", 50}};
  bool named = false;
  for (auto [name, number] : kNames) {
    if (name != protocol) continue;
    protocol_ = number;
    named = true;
  }
  if (!named && ArgumentType<uint8_t>::parse(protocol, protocol_, args.context()))
    status.add(Status::error("PROTO: expected the number or name of a protocol, not '" + protocol + "'"));
  from_annotation_ = destination == "DST_ANNO";
  if (!from_annotation_ && ArgumentType<Ip6Address>::parse(destination, destination_, args.context()))
    status.add(Status::error("DST: expected an IPv6 address or DST_ANNO, not '" + destination + "'"));
  return status;
}

PortId IP6Encap::process(Packet& packet) {
  uint32_t length = packet.length();
  Ip6Address destination = from_annotation_ ? destination_ip6(packet) : destination_;
  if (!packet.push(sizeof(rte_ipv6_hdr))) return dropped(DropReason::kNoMemory);
  auto* ip = reinterpret_cast<rte_ipv6_hdr*>(packet.writable_data());
  ip->vtc_flow = rte_cpu_to_be_32(6u << 28 | uint32_t{class_} << 20);
  ip->payload_len = rte_cpu_to_be_16(static_cast<uint16_t>(length));
  ip->proto = protocol_;
  ip->hop_limits = hop_limit_;
  std::memcpy(ip->src_addr, source_.bytes.data(), 16);
  std::memcpy(ip->dst_addr, destination.bytes.data(), 16);
  packet.set_network_header(0, sizeof(rte_ipv6_hdr));
  set_destination_ip6(packet, ip->dst_addr);
  return 0;
}

void IP6Encap::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", source_);
  add_value_handlers(handlers, *this, "dst", destination_);
}

REGISTER_ELEMENT(IP6Encap);

}  // namespace click
