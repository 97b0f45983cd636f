#include "elements/ip/ipprint.hh"

#include <netinet/in.h>
#include <algorithm>
#include <cctype>
#include <cstdio>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "support/log.hh"

namespace click {

namespace {

std::string address(uint32_t raw) { return IpAddress{raw}.text(); }

uint16_t word_at(const uint8_t* bytes) { return static_cast<uint16_t>(bytes[0] << 8 | bytes[1]); }

template <class... Values>
std::string format(const char* pattern, Values... values) {
  char text[128];
  std::snprintf(text, sizeof text, pattern, values...);
  return text;
}

}  // namespace

bool IPPrint::read_bytes(const std::string& word, Bytes& bytes) {
  std::string upper;
  for (char c : word) upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (upper == "HEX") {
    bytes = Bytes::kHex;
  } else if (upper == "ASCII") {
    bytes = Bytes::kAscii;
  } else {
    return upper == "NONE" || upper == "FALSE";
  }
  return true;
}

Status IPPrint::configure(Args& args) {
  std::string contents = "NONE";
  std::string payload = "NONE";
  bool to_file = false;
  std::string file;
  return args.positional("LABEL", label_)
      .keyword("CONTENTS", contents)
      .keyword("PAYLOAD", payload)
      .keyword("NBYTES", max_length_)
      .keyword("MAXLENGTH", max_length_)
      .keyword("ID", id_)
      .keyword("TTL", ttl_)
      .keyword("TOS", tos_)
      .keyword("LENGTH", length_)
      .keyword("TIMESTAMP", timestamp_)
      .keyword("AGGREGATE", aggregate_)
      .keyword("PAINT", paint_)
      .keyword("SWAP", swap_)
      .keyword("OUTFILE", file, &to_file)
      .keyword("ACTIVE", active_)
      .check([&] { return read_bytes(contents, contents_); }, "CONTENTS: expected NONE, HEX or ASCII")
      .check([&] { return read_bytes(payload, payload_); }, "PAYLOAD: expected NONE, HEX or ASCII")
      .check([&] { return contents_ == Bytes::kNone || payload_ == Bytes::kNone; },
             "give CONTENTS or PAYLOAD, not both")
      .check([&] { return !to_file; }, "OUTFILE is not supported; the lines go to the log")
      .finish();
}

std::string IPPrint::tcp(const Packet& packet, const rte_ipv4_hdr& ip) const {
  rte_tcp_hdr tcp;
  std::memcpy(&tcp, packet.transport_header(), sizeof tcp);
  std::string flags;
  static constexpr struct {
    uint8_t bit;
    char letter;
  } kFlags[] = {{1, 'F'}, {2, 'S'}, {4, 'R'}, {8, 'P'}, {32, 'U'}};
  for (auto [bit, letter] : kFlags) {
    if ((tcp.tcp_flags & bit) != 0) flags += letter;
  }
  if (flags.empty()) flags = ".";
  uint32_t headers = ip_header_length(ip) + (tcp.data_off >> 4) * 4u;
  uint32_t total = rte_be_to_cpu_16(ip.total_length);
  uint32_t sequence = rte_be_to_cpu_32(tcp.sent_seq);
  uint32_t length = total > headers ? total - headers : 0;
  std::string text = flags + format(" %u:%u(%u)", sequence, sequence + length, length);
  if ((tcp.tcp_flags & 16) != 0) text += format(" ack %u", rte_be_to_cpu_32(tcp.recv_ack));
  return text + format(" win %u", rte_be_to_cpu_16(tcp.rx_win));
}

std::string IPPrint::icmp(const Packet& packet) const {
  const uint8_t* at = packet.transport_header();
  if (at[0] != 0 && at[0] != 8) return format("icmp: type %u code %u", at[0], at[1]);
  uint16_t id = word_at(at + 4);
  uint16_t sequence = word_at(at + 6);
  if (swap_) id = rte_bswap16(id);
  if (swap_) sequence = rte_bswap16(sequence);
  return format("icmp: echo %s (id %u, seq %u)", at[0] == 0 ? "reply" : "request", id, sequence);
}

std::string IPPrint::transport(const Packet& packet, const rte_ipv4_hdr& ip) const {
  std::string source = address(ip.src_addr);
  std::string destination = address(ip.dst_addr);
  bool ports = ip.next_proto_id == IPPROTO_TCP || ip.next_proto_id == IPPROTO_UDP;
  int32_t left = packet.transport_length();
  if (!is_first_fragment(ip))
    return source + " > " + destination + ": fragment, protocol " + std::to_string(ip.next_proto_id);
  int32_t needed = ip.next_proto_id == IPPROTO_TCP                                       ? 20
                   : ip.next_proto_id == IPPROTO_UDP || ip.next_proto_id == IPPROTO_ICMP ? 8
                                                                                         : 0;
  if (left < needed) return source + " > " + destination + ": truncated, protocol " + std::to_string(ip.next_proto_id);
  if (ports) {
    source += "." + std::to_string(word_at(packet.transport_header()));
    destination += "." + std::to_string(word_at(packet.transport_header() + 2));
  }
  std::string text = source + " > " + destination + ": ";
  switch (ip.next_proto_id) {
    case IPPROTO_TCP:
      return text + tcp(packet, ip);
    case IPPROTO_UDP:
      return text + "udp " + std::to_string(word_at(packet.transport_header() + 4));
    case IPPROTO_ICMP:
      return text + icmp(packet);
    default:
      return text + "ip-proto-" + std::to_string(ip.next_proto_id);
  }
}

std::string IPPrint::fields(const Packet& packet, const rte_ipv4_hdr& ip) const {
  std::string text;
  if (timestamp_) {
    uint64_t time = packet.timestamp();
    text += format("%llu.%06llu: ", static_cast<unsigned long long>(time / 1'000'000'000),
                   static_cast<unsigned long long>(time / 1000 % 1'000'000));
  }
  if (aggregate_) text += format("agg %u: ", packet.annotation<uint32_t>(kAggregate));
  if (paint_) text += format("paint %u: ", packet.paint());
  if (id_) text += format("id %u ", rte_be_to_cpu_16(ip.packet_id));
  if (ttl_) text += format("ttl %u ", ip.time_to_live);
  if (tos_) text += format("tos %u ", ip.type_of_service);
  if (length_) text += format("length %u ", rte_be_to_cpu_16(ip.total_length));
  return text;
}

std::string IPPrint::dump(const Packet& packet, const rte_ipv4_hdr& ip) const {
  Bytes how = contents_ != Bytes::kNone ? contents_ : payload_;
  if (how == Bytes::kNone) return "";
  const uint8_t* at = packet.network_header();
  auto left = static_cast<uint32_t>(packet.network_length());
  if (payload_ != Bytes::kNone) {
    uint32_t skipped = ip_header_length(ip);
    bool first = is_first_fragment(ip);
    if (first && ip.next_proto_id == IPPROTO_TCP && left >= skipped + 13) skipped += (at[skipped + 12] >> 4) * 4u;
    if (first && (ip.next_proto_id == IPPROTO_UDP || ip.next_proto_id == IPPROTO_ICMP)) skipped += 8;
    skipped = std::min(skipped, left);
    at += skipped;
    left -= skipped;
  }
  std::string text = "\n  ";
  uint32_t most = max_length_ < 0 ? left : std::min(left, static_cast<uint32_t>(max_length_));
  for (uint32_t i = 0; i < most; ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    bool printable = at[i] < 0x80 && std::isprint(at[i]) != 0;
    text += how == Bytes::kHex ? format("%02x", at[i]) : std::string(1, printable ? static_cast<char>(at[i]) : '.');
  }
  return text;
}

void IPPrint::print(const Packet& packet) const {
  std::string line = label_.empty() ? "" : label_ + ": ";
  if (const rte_ipv4_hdr* ip = ip_header(packet)) {
    line += fields(packet, *ip) + transport(packet, *ip) + dump(packet, *ip);
  } else {
    line += "(not an IP packet)";
  }
  log_line(LogLevel::kInfo, std::move(line));
}

void IPPrint::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "active", active_); }

REGISTER_ELEMENT(IPPrint);

}  // namespace click
