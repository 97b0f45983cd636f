#include "elements/analysis/aggregateip.hh"

#include <netinet/in.h>

#include <cstring>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr int kAny = -1;
constexpr int kPorts = -2;

struct NamedField {
  std::string_view header;
  std::string_view name;
  uint32_t offset;  // bits
  uint32_t length;
};
constexpr NamedField kFields[] = {
    {"ip", "vers", 0, 4},     {"ip", "hl", 4, 4},      {"ip", "tos", 8, 8},     {"ip", "dscp", 8, 6},
    {"ip", "ecn", 14, 2},     {"ip", "len", 16, 16},   {"ip", "id", 32, 16},    {"ip", "off", 48, 16},
    {"ip", "rf", 48, 1},      {"ip", "df", 49, 1},     {"ip", "mf", 50, 1},     {"ip", "fragoff", 51, 13},
    {"ip", "ttl", 64, 8},     {"ip", "proto", 72, 8},  {"ip", "sum", 80, 16},   {"ip", "src", 96, 32},
    {"ip", "dst", 128, 32},   {"", "sport", 0, 16},    {"", "dport", 16, 16},   {"udp", "sport", 0, 16},
    {"udp", "dport", 16, 16}, {"udp", "len", 32, 16},  {"udp", "sum", 48, 16},  {"tcp", "sport", 0, 16},
    {"tcp", "dport", 16, 16}, {"tcp", "seq", 32, 32},  {"tcp", "ack", 64, 32},  {"tcp", "hl", 96, 4},
    {"tcp", "flags", 104, 8}, {"tcp", "urg", 106, 1},  {"tcp", "ackf", 107, 1}, {"tcp", "psh", 108, 1},
    {"tcp", "rst", 109, 1},   {"tcp", "syn", 110, 1},  {"tcp", "fin", 111, 1},  {"tcp", "win", 112, 16},
    {"tcp", "sum", 128, 16},  {"tcp", "urp", 144, 16}, {"icmp", "type", 0, 8},  {"icmp", "code", 8, 8},
    {"icmp", "sum", 16, 16}};

int protocol_of(std::string_view header) {
  return header == "tcp" ? IPPROTO_TCP : header == "udp" ? IPPROTO_UDP : header == "icmp" ? IPPROTO_ICMP : kAny;
}

std::optional<uint32_t> number(std::string_view text) {
  std::optional<ParsedInteger> parsed = parse_integer(trim(text));
  if (!parsed || parsed->negative || parsed->magnitude > UINT32_MAX) return std::nullopt;
  return static_cast<uint32_t>(parsed->magnitude);
}

}  // namespace

Status AggregateIP::configure(Args& args) {
  RawText field;
  bool unshift = false;
  Status status =
      args.mandatory("FIELD", field).keyword("INCREMENTAL", incremental_).keyword("UNSHIFT_IP_ADDR", unshift).finish();
  if (!status) return status;
  status = read_field(unquote(field.text));
  uint32_t end = offset_ + length_;
  if (unshift && base_ == Base::kIp) {
    if (offset_ >= 96 && end <= 128) unshift_ = 128 - end;
    if (offset_ >= 128 && end <= 160) unshift_ = 160 - end;
  }
  return status;
}

// HEADER NAME or HEADER[...], then a mask.
Status AggregateIP::read_field(std::string_view text) {
  size_t mask = text.find_first_of("/&");
  std::string_view field = trim(text.substr(0, mask));
  bool place = field.find_first_of("[{") != std::string_view::npos;
  if (!(place ? read_place(field) : read_name(field)))
    return Status::error("FIELD: expected a field such as `ip src' or `ip[12:4]', not '" + std::string(field) + "'");
  if (mask != std::string_view::npos && !read_mask(text.substr(mask)))
    return Status::error("FIELD: expected `/BITS' or `& MASK' within the field, not '" +
                         std::string(text.substr(mask)) + "'");
  if (length_ < 1 || length_ > 32) return Status::error("FIELD: a field must have 1 to 32 bits");
  return Status::ok();
}

bool AggregateIP::read_name(std::string_view text) {
  std::vector<std::string> words = split_words(text);
  if (words.empty() || words.size() > 2) return false;
  std::string header = words.size() == 2 ? words[0] : "";
  for (const NamedField& field : kFields) {
    if (field.header != header || field.name != words.back()) continue;
    base_ = header == "ip" ? Base::kIp : Base::kTransport;
    protocol_ = header.empty() ? kPorts : protocol_of(header);
    offset_ = field.offset;
    length_ = field.length;
    return true;
  }
  return false;
}

bool AggregateIP::read_place(std::string_view text) {
  size_t open = text.find_first_of("[{");
  bool bits = text[open] == '{';
  std::string_view header = trim(text.substr(0, open));
  if (!text.ends_with(bits ? '}' : ']')) return false;
  std::string_view place = text.substr(open + 1, text.size() - open - 2);
  if (header != "ip" && header != "transp" && header != "data" && protocol_of(header) == kAny) return false;
  base_ = header == "ip" ? Base::kIp : header == "data" ? Base::kPayload : Base::kTransport;
  protocol_ = header == "data" ? kPorts : protocol_of(header);
  size_t between = place.find_first_of(":-,");
  std::optional<uint32_t> first = number(place.substr(0, between));
  std::optional<uint32_t> second =
      between == std::string_view::npos ? std::optional(1u) : number(place.substr(between + 1));
  if (!first || !second || *first > 65535 || *second > 65535) return false;
  uint32_t length = *second;
  if (between != std::string_view::npos && place[between] == '-') {
    if (*second < *first) return false;
    length = *second - *first + 1;
  }
  offset_ = bits ? *first : *first * 8;
  length_ = bits ? length : length * 8;
  return true;
}

bool AggregateIP::read_mask(std::string_view text) {
  std::optional<uint32_t> value = number(text.substr(1));
  if (!value || *value == 0) return false;
  if (text[0] == '/') {
    if (*value > length_) return false;
    length_ = *value;
    return true;
  }
  auto low = static_cast<uint32_t>(__builtin_ctz(*value));
  uint32_t ones = static_cast<uint32_t>(__builtin_popcount(*value));
  bool one_row = (uint64_t{*value} >> low) + 1 == uint64_t{1} << ones;
  if (!one_row || low + ones > length_) return false;
  offset_ += length_ - low - ones;
  length_ = ones;
  return true;
}

PortId AggregateIP::process(Packet& packet) {
  PortId lacking = output_count() > 1 ? 1 : dropped(DropReason::kFiltered);
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr) return lacking;
  if (protocol_ >= 0 && ip->next_proto_id != protocol_) return lacking;
  bool ports = ip->next_proto_id == IPPROTO_TCP || ip->next_proto_id == IPPROTO_UDP;
  if (protocol_ == kPorts && !ports) return lacking;
  if (base_ != Base::kIp && !is_first_fragment(*ip)) return lacking;
  const uint8_t* at = base_ == Base::kIp ? packet.network_header() : packet.transport_header();
  int64_t left = base_ == Base::kIp ? packet.network_length() : packet.transport_length();
  if (base_ == Base::kPayload) {
    if (left < 13 && ip->next_proto_id == IPPROTO_TCP) return lacking;
    uint32_t header = ip->next_proto_id == IPPROTO_TCP ? (at[12] >> 4) * 4u : 8u;
    at += header;
    left -= header;
  }
  if (left * 8 < int64_t{offset_} + length_) return lacking;
  uint64_t bits = 0;
  uint32_t first = offset_ / 8;
  uint32_t last = (offset_ + length_ - 1) / 8;
  for (uint32_t i = first; i <= last; ++i) bits = bits << 8 | at[i];
  bits >>= (last + 1) * 8 - (offset_ + length_);
  auto value = static_cast<uint32_t>(bits & ((uint64_t{1} << length_) - 1));
  if (incremental_) value |= static_cast<uint32_t>(uint64_t{packet.annotation<uint32_t>(kAggregate)} << length_);
  packet.set_annotation(kAggregate, value << unshift_);
  return 0;
}

void AggregateIP::add_handlers(Handlers& handlers) {
  handlers.read("header", [this] {
    return std::string(base_ == Base::kIp ? "ip" : base_ == Base::kTransport ? "transp" : "payload");
  });
  handlers.read("bit_offset", [this] { return std::to_string(offset_); });
  handlers.read("bit_length", [this] { return std::to_string(length_); });
}

REGISTER_ELEMENT(AggregateIP);

}  // namespace click
