#include "elements/ip6/icmp6error.hh"

#include <algorithm>

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kLongest = 1280;  // RFC 4443, 2.4 (c)
constexpr uint8_t kTooBig = 2;
constexpr uint8_t kParameterProblem = 4;
constexpr uint8_t kRedirect = 137;

}  // namespace

Status ICMP6Error::configure(Args& args) {
  return args.mandatory("IP6ADDR", source_)
      .mandatory("TYPE", type_)
      .mandatory("CODE", code_)
      .keyword("MTU", mtu_)
      .keyword("PTR", pointer_)
      .check([&] { return type_ >= 1 && type_ < 128; }, "TYPE must be that of an error, 1 to 127")
      .finish();
}

bool ICMP6Error::deserves_answer(const Packet& packet, const rte_ipv6_hdr& ip) const {
  bool to_many = packet.packet_type() == PacketType::kBroadcast || packet.packet_type() == PacketType::kMulticast ||
                 is_multicast6(ip.dst_addr);
  if (to_many && type_ != kTooBig) return false;
  if (is_multicast6(ip.src_addr) || is_unspecified6(ip.src_addr)) return false;
  const auto* at = reinterpret_cast<const uint8_t*>(&ip);
  auto left = static_cast<uint32_t>(packet.end() - at);
  std::optional<Ip6Transport> transport = ip6_transport(at, left);
  if (!transport || !transport->first_fragment) return false;
  if (transport->protocol != IPPROTO_ICMPV6) return true;
  return left > transport->offset && at[transport->offset] >= 128 && at[transport->offset] != kRedirect;
}

PortId ICMP6Error::process(Packet& packet) {
  const rte_ipv6_hdr* ip = ip6_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  if (!deserves_answer(packet, *ip)) return dropped(DropReason::kFiltered);
  constexpr uint32_t kHeaders = sizeof(rte_ipv6_hdr) + 8;
  auto left = static_cast<uint32_t>(packet.end() - reinterpret_cast<const uint8_t*>(ip));
  uint32_t quoted = std::min(left, kLongest - kHeaders);
  Packet error = packet_pool().make(kHeaders + quoted);
  if (!error) return dropped(DropReason::kNoMemory);
  uint8_t* data = error.writable_data();
  auto* header = reinterpret_cast<rte_ipv6_hdr*>(data);
  header->vtc_flow = RTE_BE32(6u << 28);
  header->payload_len = rte_cpu_to_be_16(static_cast<uint16_t>(8 + quoted));
  header->proto = IPPROTO_ICMPV6;
  header->hop_limits = 255;
  std::memcpy(header->src_addr, source_.bytes.data(), 16);
  std::memcpy(header->dst_addr, ip->src_addr, 16);
  uint8_t* icmp = data + sizeof(rte_ipv6_hdr);
  uint32_t word = rte_cpu_to_be_32(type_ == kTooBig ? mtu_ : type_ == kParameterProblem ? pointer_ : 0);
  icmp[0] = type_;
  icmp[1] = code_;
  icmp[2] = icmp[3] = 0;
  std::memcpy(icmp + 4, &word, sizeof word);
  std::memcpy(icmp + 8, ip, quoted);
  uint16_t checksum = ip6_checksum(*header, IPPROTO_ICMPV6, icmp, 8 + quoted);
  std::memcpy(icmp + 2, &checksum, sizeof checksum);
  error.set_network_header(0, sizeof(rte_ipv6_hdr));
  set_destination_ip6(error, header->dst_addr);
  packet.free();
  packet = error;
  return 0;
}

REGISTER_ELEMENT(ICMP6Error);

}  // namespace click
