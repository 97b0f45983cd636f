#include "elements/icmp/icmperror.hh"

#include <netinet/in.h>
#include <algorithm>

#include "graph/args.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr uint8_t kUnreachable = 3;
constexpr uint8_t kNeedFragmentation = 4;
constexpr uint8_t kSourceQuench = 4;
constexpr uint8_t kRedirect = 5;
constexpr uint8_t kTimeExceeded = 11;
constexpr uint8_t kParameterProblem = 12;

struct NamedCode {
  std::string_view name;
  uint8_t number;
  uint8_t type;
};
constexpr NamedCode kTypes[] = {{"unreachable", kUnreachable, 0},
                                {"sourcequench", kSourceQuench, 0},
                                {"redirect", kRedirect, 0},
                                {"timeexceeded", kTimeExceeded, 0},
                                {"parameterproblem", kParameterProblem, 0}};
constexpr NamedCode kCodes[] = {{"net", 0, kUnreachable},
                                {"host", 1, kUnreachable},
                                {"protocol", 2, kUnreachable},
                                {"port", 3, kUnreachable},
                                {"needfrag", kNeedFragmentation, kUnreachable},
                                {"net", 0, kRedirect},
                                {"host", 1, kRedirect},
                                {"transit", 0, kTimeExceeded},
                                {"reassembly", 1, kTimeExceeded},
                                {"erroratptr", 0, kParameterProblem},
                                {"missingopt", 1, kParameterProblem},
                                {"length", 2, kParameterProblem}};

template <size_t n>
Status read_code(const NamedCode (&names)[n], uint8_t type, const std::string& word, const char* what,
                 uint8_t& number) {
  std::vector<std::string> known;
  for (const NamedCode& named : names) {
    if (named.type != type) continue;
    known.emplace_back(named.name);
    if (named.name != word) continue;
    number = named.number;
    return Status::ok();
  }
  std::optional<ParsedInteger> parsed = parse_integer(word);
  if (!parsed || parsed->negative || parsed->magnitude > 255) {
    return Status::error(std::string(what) + ": expected a number up to 255 or a name, not '" + word + "'" +
                         suggestion(word, known));
  }
  number = static_cast<uint8_t>(parsed->magnitude);
  return Status::ok();
}

bool is_error(uint8_t type) {
  return type == kUnreachable || type == kSourceQuench || type == kRedirect || type == kTimeExceeded ||
         type == kParameterProblem;
}

}  // namespace

Status ICMPError::configure(Args& args) {
  std::string type;
  std::string code = "0";
  Status status = args.mandatory("SRC", source_)
                      .mandatory("TYPE", type)
                      .positional("CODE", code)
                      .positional("BADADDRS", bad_addresses_)
                      .positional("MTU", mtu_)
                      .keyword("PMTU", path_mtu_)
                      .keyword("USE_FIX_ANNO", set_fix_)
                      .keyword("SET_FIX_ANNO", set_fix_)
                      .check([&] { return mtu_ >= 68; }, "MTU must be at least 68")
                      .finish();
  if (!status) return status;
  status.add(read_code(kTypes, 0, type, "TYPE", type_));
  if (status) status.add(read_code(kCodes, type_, code, "CODE", code_));
  return status;
}

bool ICMPError::is_bad(uint32_t address) const {
  return std::ranges::find(bad_addresses_, IpAddress{address}) != bad_addresses_.end();
}

bool ICMPError::deserves_answer(const Packet& packet, const rte_ipv4_hdr& ip) const {
  PacketType arrived = packet.packet_type();
  if (arrived == PacketType::kBroadcast || arrived == PacketType::kMulticast) return false;
  if (!is_first_fragment(ip)) return false;
  bool icmp = ip.next_proto_id == IPPROTO_ICMP;
  if (icmp && (packet.transport_length() < 1 || is_error(packet.transport_header()[0]))) return false;
  uint32_t source = ip.src_addr;
  bool single_source =
      source != 0 && source != 0xffffffff && !is_multicast(source) && (rte_be_to_cpu_32(source) >> 24) != 127;
  if (!single_source || is_multicast(ip.dst_addr) || ip.dst_addr == 0xffffffff) return false;
  return !is_bad(source) && !is_bad(ip.dst_addr);
}

// What the message has after type, code and checksum.
uint32_t ICMPError::second_word(const Packet& packet) const {
  if (type_ == kRedirect) return packet.destination_ip();
  if (type_ == kParameterProblem && code_ == 0) {
    return rte_cpu_to_be_32(uint32_t{packet.annotation<uint8_t>(kIcmpParameterProblem)} << 24);
  }
  if (type_ == kUnreachable && code_ == kNeedFragmentation) return rte_cpu_to_be_32(path_mtu_);
  return 0;
}

Packet ICMPError::make_error(const Packet& packet, const rte_ipv4_hdr& ip) const {
  constexpr uint32_t kHeaders = sizeof(rte_ipv4_hdr) + 8;
  uint32_t quoted = std::min(static_cast<uint32_t>(packet.network_length()), mtu_ - kHeaders);
  Packet made = packet_pool().make(kHeaders + quoted);
  if (!made) return made;
  auto* data = rte_pktmbuf_mtod(made.mbuf(), uint8_t*);
  std::memset(data, 0, kHeaders);
  auto* header = reinterpret_cast<rte_ipv4_hdr*>(data);
  header->version_ihl = 0x45;
  header->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(kHeaders + quoted));
  header->time_to_live = 255;
  header->next_proto_id = IPPROTO_ICMP;
  header->src_addr = source_.raw;
  header->dst_addr = ip.src_addr;
  header->hdr_checksum = rte_ipv4_cksum(header);
  uint8_t* icmp = data + sizeof(rte_ipv4_hdr);
  icmp[0] = type_;
  icmp[1] = code_;
  uint32_t word = second_word(packet);
  std::memcpy(icmp + 4, &word, sizeof word);
  std::memcpy(icmp + 8, &ip, quoted);
  auto checksum = static_cast<uint16_t>(~rte_raw_cksum(icmp, 8 + quoted));
  std::memcpy(icmp + 2, &checksum, sizeof checksum);
  annotate_ip(made, 0, *header);
  if (set_fix_) made.set_annotation(kFixIpSource, uint8_t{1});
  return made;
}

PortId ICMPError::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kMalformed);
  if (!deserves_answer(packet, *ip)) return dropped(DropReason::kFiltered);
  Packet error = make_error(packet, *ip);
  if (!error) return dropped(DropReason::kNoMemory);
  packet.free();
  packet = error;
  return 0;
}

REGISTER_ELEMENT(ICMPError);

}  // namespace click
