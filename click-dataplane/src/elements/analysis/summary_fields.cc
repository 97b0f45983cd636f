#include "elements/analysis/summary_fields.hh"

#include <netinet/in.h>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <limits>

#include "elements/analysis/summary_options.hh"
#include "packet/ip_header.hh"
#include "support/text.hh"

namespace click {

namespace {

using View = const SummaryView&;
using Values = SummaryValues&;

constexpr uint64_t kSecond = 1'000'000'000;
constexpr std::string_view kFlagLetters = "FSRPAUECN";

uint32_t half(const uint8_t* at) { return uint32_t{at[0]} << 8 | at[1]; }

std::string time_text(uint64_t nanoseconds, int digits) {
  char text[48];
  uint64_t part = nanoseconds % kSecond;
  if (digits == 6) part /= 1000;
  std::snprintf(text, sizeof text, "%llu.%0*llu", static_cast<unsigned long long>(nanoseconds / kSecond), digits,
                static_cast<unsigned long long>(part));
  return text;
}

bool parse_number(std::string_view text, uint64_t& number) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool parse_time(std::string_view text, uint64_t& nanoseconds) {
  size_t dot = text.find('.');
  uint64_t seconds = 0;
  if (!parse_number(text.substr(0, dot), seconds)) return false;
  uint64_t part = 0;
  if (dot != std::string_view::npos) {
    std::string digits(text.substr(dot + 1, 9));
    digits.resize(9, '0');
    if (!parse_number(digits, part)) return false;
  }
  nanoseconds = seconds * kSecond + part;
  return true;
}

// What a text field writes for the number that it has.
template <bool (*get)(View, uint64_t&)>
bool decimal(View view, std::string& text) {
  uint64_t number = 0;
  if (!get(view, number)) return false;
  text = std::to_string(number);
  return true;
}

template <bool (*set)(uint64_t, Values)>
bool read_decimal(std::string_view text, Values values) {
  uint64_t number = 0;
  return parse_number(text, number) && set(number, values);
}

// Stores a number that fits the member.
template <auto member>
bool store(uint64_t number, Values values) {
  using Value = typename std::remove_reference_t<decltype(values.*member)>::value_type;
  if (number > std::numeric_limits<Value>::max()) return false;
  values.*member = static_cast<Value>(number);
  return true;
}

// Numbers of packets. Each gives false when the packet does not have it.
#define CLICK_NUMBER(NAME, CONDITION, VALUE) \
  bool NAME(View view, uint64_t& number) {   \
    if (!(CONDITION)) return false;          \
    number = static_cast<uint64_t>(VALUE);   \
    return true;                             \
  }
CLICK_NUMBER(time, true, view.packet.timestamp())
CLICK_NUMBER(time_seconds, true, view.packet.timestamp() / kSecond)
CLICK_NUMBER(time_part, true, view.packet.timestamp() % kSecond / 1000)
CLICK_NUMBER(time_micro, true, view.packet.timestamp() / 1000)
CLICK_NUMBER(first_time, true, view.packet.annotation<uint64_t>(kFirstTimestamp))
CLICK_NUMBER(ip_source, view.ip, rte_be_to_cpu_32(view.ip->src_addr))
CLICK_NUMBER(ip_destination, view.ip, rte_be_to_cpu_32(view.ip->dst_addr))
CLICK_NUMBER(ip_fragment, view.ip, rte_be_to_cpu_16(view.ip->fragment_offset))
CLICK_NUMBER(ip_length, true,
             view.ip != nullptr ? rte_be_to_cpu_16(view.ip->total_length) : view.packet.length() + view.extra_length)
CLICK_NUMBER(ip_protocol, view.ip, view.ip->next_proto_id)
CLICK_NUMBER(ip_header_size, view.ip, ip_header_length(*view.ip))
CLICK_NUMBER(ip_id, view.ip, rte_be_to_cpu_16(view.ip->packet_id))
CLICK_NUMBER(ip_tos, view.ip, view.ip->type_of_service)
CLICK_NUMBER(ip_dscp, view.ip, view.ip->type_of_service >> 2)
CLICK_NUMBER(ip_ecn, view.ip, view.ip->type_of_service & 3)
CLICK_NUMBER(ip_ttl, view.ip, view.ip->time_to_live)
CLICK_NUMBER(ip_sum, view.ip, rte_be_to_cpu_16(view.ip->hdr_checksum))
CLICK_NUMBER(source_port, view.tcp || view.udp, rte_be_to_cpu_16(view.tcp ? view.tcp->src_port : view.udp->src_port))
CLICK_NUMBER(destination_port, view.tcp || view.udp,
             rte_be_to_cpu_16(view.tcp ? view.tcp->dst_port : view.udp->dst_port))
CLICK_NUMBER(tcp_sequence, view.tcp, rte_be_to_cpu_32(view.tcp->sent_seq))
CLICK_NUMBER(tcp_acknowledgement, view.tcp, rte_be_to_cpu_32(view.tcp->recv_ack))
CLICK_NUMBER(tcp_offset, view.tcp, (view.tcp->data_off >> 4) * 4)
CLICK_NUMBER(tcp_flags, view.tcp, view.tcp->tcp_flags | (view.tcp->data_off & 1) << 8)
CLICK_NUMBER(tcp_window, view.tcp, rte_be_to_cpu_16(view.tcp->rx_win))
CLICK_NUMBER(tcp_urgent, view.tcp, rte_be_to_cpu_16(view.tcp->tcp_urp))
CLICK_NUMBER(udp_length, view.udp, rte_be_to_cpu_16(view.udp->dgram_len))
CLICK_NUMBER(icmp_type, view.icmp, view.icmp[0])
CLICK_NUMBER(icmp_code, view.icmp, view.icmp[1])
bool has_icmp_id(View view) {
  if (view.icmp == nullptr) return false;
  uint8_t type = view.icmp[0];
  return type == 0 || type == 8 || (type >= 13 && type <= 18);
}
CLICK_NUMBER(icmp_id, has_icmp_id(view), half(view.icmp + 4))
CLICK_NUMBER(icmp_sequence, has_icmp_id(view), half(view.icmp + 6))
CLICK_NUMBER(icmp_mtu, view.icmp&& view.icmp[0] == 3 && view.icmp[1] == 4, half(view.icmp + 6))
CLICK_NUMBER(payload_length, true, view.payload_length)
CLICK_NUMBER(capture_length, view.ip,
             std::min<uint32_t>(rte_be_to_cpu_16(view.ip->total_length),
                                static_cast<uint32_t>(view.packet.network_length())))
CLICK_NUMBER(count, true, 1 + view.packet.annotation<uint16_t>(kExtraPackets))
CLICK_NUMBER(paint, true, view.packet.paint())
CLICK_NUMBER(aggregate, true, view.packet.annotation<uint32_t>(kAggregate))
CLICK_NUMBER(wire_length, true, view.packet.length() + view.extra_length)
CLICK_NUMBER(no_thread, true, 0 * view.packet.length())
#undef CLICK_NUMBER

template <bool (*get)(View, uint64_t&)>
bool address_text(View view, std::string& text) {
  uint64_t number = 0;
  if (!get(view, number)) return false;
  text = IpAddress{rte_cpu_to_be_32(static_cast<uint32_t>(number))}.text();
  return true;
}

template <auto member>
bool read_address(std::string_view text, Values values) {
  std::optional<IpAddress> address = IpAddress::parse(text);
  if (address) values.*member = rte_be_to_cpu_32(address->raw);
  return address.has_value();
}

template <bool (*get)(View, uint64_t&), int digits>
bool seconds_text(View view, std::string& text) {
  uint64_t number = 0;
  get(view, number);
  text = time_text(number, digits);
  return true;
}

// Two words: seconds, and micro- or nanoseconds.
template <bool (*get)(View, uint64_t&), uint64_t unit>
bool time_bytes(View view, uint64_t& number) {
  uint64_t nanoseconds = 0;
  get(view, nanoseconds);
  number = (nanoseconds / kSecond) << 32 | (nanoseconds % kSecond / unit);
  return true;
}

template <auto member>
bool read_time(std::string_view text, Values values) {
  uint64_t nanoseconds = 0;
  if (!parse_time(text, nanoseconds)) return false;
  values.*member = nanoseconds;
  return true;
}

template <auto member, uint64_t unit>
bool read_time_bytes(uint64_t number, Values values) {
  values.*member = (number >> 32) * kSecond + (number & 0xffffffff) * unit;
  return true;
}

bool read_micro(uint64_t number, Values values) {
  values.time = number * 1000;
  return true;
}

bool fragment_text(View view, std::string& text) {
  if (view.ip == nullptr) return false;
  uint16_t field = rte_be_to_cpu_16(view.ip->fragment_offset);
  bool more = (field & 0x2000) != 0;
  text = (field & 0x1fff) != 0 ? "f" : more ? "F" : (field & 0x4000) != 0 ? "!" : ".";
  return true;
}

bool fragment_letter(View view, uint64_t& number) {
  std::string text;
  if (!fragment_text(view, text)) return false;
  number = static_cast<uint8_t>(text[0]);
  return true;
}

bool read_fragment(std::string_view text, Values values) {
  if (text.size() != 1 || std::string_view("Ff!.").find(text[0]) == std::string_view::npos) return false;
  if (values.fragment) return true;  // the offset says more
  values.fragment = text == "F" ? 0x2000 : text == "f" ? 100 : text == "!" ? 0x4000 : 0;
  return true;
}

bool read_fragment_letter(uint64_t number, Values values) {
  char letter = static_cast<char>(number);
  return read_fragment(std::string_view(&letter, 1), values);
}

bool fragment_offset_text(View view, std::string& text) {
  uint64_t field = 0;
  if (!ip_fragment(view, field)) return false;
  text = std::to_string((field & 0x1fff) * 8);
  if ((field & 0x2000) != 0) text += '+';
  if ((field & 0x4000) != 0) text += '!';
  return true;
}

bool read_fragment_offset(std::string_view text, Values values) {
  uint16_t flags = 0;
  for (; !text.empty() && (text.back() == '+' || text.back() == '!'); text.remove_suffix(1))
    flags |= text.back() == '+' ? 0x2000 : 0x4000;
  uint64_t offset = 0;
  if (!parse_number(text, offset) || offset % 8 != 0 || offset > 65528) return false;
  values.fragment = static_cast<uint16_t>(offset / 8 | flags);
  return true;
}

bool protocol_text(View view, std::string& text) {
  if (view.ip == nullptr) return false;
  uint8_t protocol = view.ip->next_proto_id;
  text = protocol == IPPROTO_TCP    ? "T"
         : protocol == IPPROTO_UDP  ? "U"
         : protocol == IPPROTO_ICMP ? "I"
                                    : std::to_string(protocol);
  return true;
}

bool read_protocol(std::string_view text, Values values) {
  if (text == "T") return store<&SummaryValues::protocol>(IPPROTO_TCP, values);
  if (text == "U") return store<&SummaryValues::protocol>(IPPROTO_UDP, values);
  if (text == "I") return store<&SummaryValues::protocol>(IPPROTO_ICMP, values);
  return read_decimal<store<&SummaryValues::protocol>>(text, values);
}

bool set_dscp(uint64_t number, Values values) {
  if (number > 63) return false;
  values.tos = static_cast<uint8_t>((values.tos.value_or(0) & 3) | number << 2);
  return true;
}

constexpr std::string_view kEcnNames[] = {"no", "ect1", "ect2", "ce"};

bool ecn_text(View view, std::string& text) {
  uint64_t number = 0;
  if (!ip_ecn(view, number)) return false;
  text = kEcnNames[number];
  return true;
}

bool set_ecn(uint64_t number, Values values) {
  if (number > 3) return false;
  values.tos = static_cast<uint8_t>((values.tos.value_or(0) & 0xfc) | number);
  return true;
}

bool read_ecn(std::string_view text, Values values) {
  for (uint64_t i = 0; i < 4; ++i) {
    if (text == kEcnNames[i]) return set_ecn(i, values);
  }
  return read_decimal<set_ecn>(text, values);
}

std::string_view ip_options(View view) {
  if (view.ip == nullptr) return {};
  return {reinterpret_cast<const char*>(view.ip) + sizeof(rte_ipv4_hdr),
          ip_header_length(*view.ip) - sizeof(rte_ipv4_hdr)};
}

bool ip_option_text(View view, std::string& text) {
  if (view.ip == nullptr) return false;
  text = ip_options_text(ip_options(view));
  return true;
}

bool ip_option_bytes(View view, std::string& bytes) {
  bytes = ip_options(view);
  return view.ip != nullptr;
}

bool read_ip_options(std::string_view text, Values values) {
  std::optional<std::string> bytes = parse_ip_options(text);
  if (bytes) values.ip_options = *bytes;
  return bytes.has_value();
}

bool read_ip_option_bytes(std::string_view bytes, Values values) {
  values.ip_options = bytes;
  return bytes.size() <= 40 && bytes.size() % 4 == 0;
}

std::string_view tcp_options(View view) {
  const auto* at = reinterpret_cast<const char*>(view.tcp);
  size_t header = (view.tcp->data_off >> 4) * 4u;
  auto left = static_cast<size_t>(reinterpret_cast<const char*>(view.packet.end()) - at);
  size_t end = std::min(header, left);
  return end > sizeof(rte_tcp_hdr) ? std::string_view(at + sizeof(rte_tcp_hdr), end - sizeof(rte_tcp_hdr))
                                   : std::string_view();
}

template <TcpOptions which>
bool tcp_option_text(View view, std::string& text) {
  if (view.tcp == nullptr) return false;
  text = tcp_options_text(tcp_options(view), which);
  return true;
}

template <TcpOptions which>
bool tcp_option_bytes(View view, std::string& bytes) {
  if (view.tcp == nullptr) return false;
  bytes = tcp_options(view);
  if (which != TcpOptions::kAll) bytes = parse_tcp_options(tcp_options_text(bytes, which)).value_or("");
  return true;
}

bool read_tcp_options(std::string_view text, Values values) {
  std::optional<std::string> bytes = parse_tcp_options(text);
  if (bytes) values.tcp_options = *bytes;
  return bytes.has_value();
}

bool read_tcp_option_bytes(std::string_view bytes, Values values) {
  values.tcp_options = bytes;
  return bytes.size() <= 40 && bytes.size() % 4 == 0;
}

bool tcp_flags_text(View view, std::string& text) {
  uint64_t flags = 0;
  if (!tcp_flags(view, flags)) return false;
  text.clear();
  for (size_t i = 0; i < kFlagLetters.size(); ++i) {
    if ((flags >> i & 1) != 0) text += kFlagLetters[i];
  }
  if (text.empty()) text = ".";
  return true;
}

bool read_tcp_flags(std::string_view text, Values values) {
  if (!text.empty() && text[0] >= '0' && text[0] <= '9')
    return read_decimal<store<&SummaryValues::tcp_flags>>(text, values);
  uint16_t flags = 0;
  for (char letter : text) {
    size_t bit = kFlagLetters.find(letter == 'W' || letter == 'Y' ? 'C' : letter == 'X' ? 'E' : letter);
    if (bit == std::string_view::npos && letter != '.') return false;
    if (letter != '.') flags |= static_cast<uint16_t>(1 << bit);
  }
  values.tcp_flags = flags;
  return true;
}

struct NamedIcmp {
  std::string_view name;
  uint8_t type;
};
constexpr NamedIcmp kIcmpTypes[] = {{"echo-reply", 0},
                                    {"unreachable", 3},
                                    {"sourcequench", 4},
                                    {"redirect", 5},
                                    {"echo", 8},
                                    {"routeradvert", 9},
                                    {"routersolicit", 10},
                                    {"timeexceeded", 11},
                                    {"parameterproblem", 12},
                                    {"timestamp", 13},
                                    {"timestamp-reply", 14},
                                    {"inforeq", 15},
                                    {"inforeq-reply", 16},
                                    {"maskreq", 17},
                                    {"maskreq-reply", 18}};
struct NamedIcmpCode {
  std::string_view name;
  uint8_t type;
  uint8_t code;
};
constexpr NamedIcmpCode kIcmpCodes[] = {
    {"net", 3, 0},      {"host", 3, 1},        {"protocol", 3, 2},    {"port", 3, 3},        {"needfrag", 3, 4},
    {"srcfail", 3, 5},  {"net", 5, 0},         {"host", 5, 1},        {"tosnet", 5, 2},      {"toshost", 5, 3},
    {"transit", 11, 0}, {"reassembly", 11, 1}, {"erroratptr", 12, 0}, {"missingopt", 12, 1}, {"length", 12, 2}};

bool icmp_type_text(View view, std::string& text) {
  if (view.icmp == nullptr) return false;
  text = std::to_string(view.icmp[0]);
  for (auto [name, type] : kIcmpTypes) {
    if (type == view.icmp[0]) text = name;
  }
  return true;
}

bool icmp_code_text(View view, std::string& text) {
  if (view.icmp == nullptr) return false;
  text = std::to_string(view.icmp[1]);
  for (auto [name, type, code] : kIcmpCodes) {
    if (type == view.icmp[0] && code == view.icmp[1]) text = name;
  }
  return true;
}

bool read_icmp_type(std::string_view text, Values values) {
  for (auto [name, type] : kIcmpTypes) {
    if (name == text) return store<&SummaryValues::icmp_type>(type, values);
  }
  return read_decimal<store<&SummaryValues::icmp_type>>(text, values);
}

bool read_icmp_code(std::string_view text, Values values) {
  for (auto [name, type, code] : kIcmpCodes) {
    if (name == text && values.icmp_type == type) return store<&SummaryValues::icmp_code>(code, values);
  }
  return read_decimal<store<&SummaryValues::icmp_code>>(text, values);
}

bool payload_text(View view, std::string& text) {
  text = "\"";
  for (char c : view.payload) {
    auto byte = static_cast<uint8_t>(c);
    if (c == '"' || c == '\\') {
      text += {'\\', c};
    } else if (byte >= 0x20 && byte < 0x7f) {
      text += c;
    } else {
      char octal[8];
      std::snprintf(octal, sizeof octal, "\\%03o", byte);
      text += octal;
    }
  }
  text += '"';
  return true;
}

bool read_payload(std::string_view text, Values values) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  std::string bytes;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != '\\') {
      bytes += text[i];
    } else if (i + 3 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '3') {
      bytes += static_cast<char>((text[i + 1] - '0') << 6 | (text[i + 2] - '0') << 3 | (text[i + 3] - '0'));
      i += 3;
    } else {
      bytes += text[++i];
    }
  }
  values.payload = bytes;
  return true;
}

bool md5_bytes(View view, std::string& bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  if (EVP_Digest(view.payload.data(), view.payload.size(), digest, &length, EVP_md5(), nullptr) != 1) return false;
  bytes.assign(reinterpret_cast<const char*>(digest), length);
  return true;
}

bool md5_text(View view, std::string& text) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@";
  std::string bytes;
  if (!md5_bytes(view, bytes)) return false;
  text.clear();
  uint32_t bits = 0;
  int have = 0;
  for (char c : bytes) {
    bits = bits << 8 | static_cast<uint8_t>(c);
    for (have += 8; have >= 6; have -= 6) text += kDigits[bits >> (have - 6) & 63];
  }
  text += kDigits[bits << (6 - have) & 63];
  return true;
}

bool md5_hex(View view, std::string& text) {
  std::string bytes;
  if (!md5_bytes(view, bytes)) return false;
  text.clear();
  for (char c : bytes) {
    char hex[4];
    std::snprintf(hex, sizeof hex, "%02x", static_cast<uint8_t>(c));
    text += hex;
  }
  return true;
}

bool direction_text(View view, std::string& text) {
  uint8_t paint = view.packet.paint();
  text = paint == 0 ? ">" : paint == 1 ? "<" : std::to_string(paint);
  return true;
}

bool read_direction(std::string_view text, Values values) {
  if (text == ">" || text == "L") return store<&SummaryValues::paint>(0, values);
  if (text == "<" || text == "R" || text == "X") return store<&SummaryValues::paint>(1, values);
  return read_decimal<store<&SummaryValues::paint>>(text, values);
}

template <size_t offset>
bool ether_bytes(View view, std::string& bytes) {
  const Annotations& notes = view.packet.annotations();
  if (notes.mac_header == 0) return false;
  const auto* frame = static_cast<const uint8_t*>(view.packet.mbuf()->buf_addr) + notes.mac_header;
  if (frame + 14 > view.packet.end()) return false;
  bytes.assign(reinterpret_cast<const char*>(frame) + offset, 6);
  return true;
}

template <size_t offset>
bool ether_text(View view, std::string& text) {
  std::string bytes;
  if (!ether_bytes<offset>(view, bytes)) return false;
  EtherAddress address;
  std::memcpy(address.bytes.data(), bytes.data(), 6);
  text = address.text();
  return true;
}

template <auto member>
bool read_ether(std::string_view text, Values values) {
  std::optional<EtherAddress> address = EtherAddress::parse(text);
  if (address) values.*member = *address;
  return address.has_value();
}

template <auto member>
bool read_ether_bytes(std::string_view bytes, Values values) {
  EtherAddress address;
  if (bytes.size() != 6) return false;
  std::memcpy(address.bytes.data(), bytes.data(), 6);
  values.*member = address;
  return true;
}

using V = SummaryValues;
#define CLICK_PLAIN(NAME, WIDTH, GET, MEMBER) \
  { NAME, WIDTH, decimal<GET>, GET, nullptr, read_decimal<store<MEMBER>>, store<MEMBER>, nullptr }
#define CLICK_TIME(NAME, GET, DIGITS, UNIT, MEMBER)                                        \
  {                                                                                        \
    NAME, 8, seconds_text<GET, DIGITS>, time_bytes<GET, UNIT>, nullptr, read_time<MEMBER>, \
        read_time_bytes<MEMBER, UNIT>, nullptr                                             \
  }
#define CLICK_WRITE_ONLY(NAME, WIDTH, GET) \
  { NAME, WIDTH, decimal<GET>, GET, nullptr, nullptr, nullptr, nullptr }
constexpr int kNone = SummaryField::kNotBinary;
constexpr int kMany = SummaryField::kVariable;
const SummaryField kFields[] = {
    CLICK_TIME("timestamp", time, 9, 1000, &V::time),
    CLICK_TIME("utimestamp", time, 6, 1000, &V::time),
    CLICK_TIME("ntimestamp", time, 9, 1, &V::time),
    CLICK_PLAIN("ts_sec", 4, time_seconds, &V::seconds),
    CLICK_PLAIN("ts_usec", 4, time_part, &V::microseconds),
    {"ts_usec1", 8, decimal<time_micro>, time_micro, nullptr, read_decimal<read_micro>, read_micro, nullptr},
    CLICK_TIME("first_timestamp", first_time, 9, 1000, &V::first_time),
    {"ip_src", 4, address_text<ip_source>, ip_source, nullptr, read_address<&V::source>, store<&V::source>, nullptr},
    {"ip_dst", 4, address_text<ip_destination>, ip_destination, nullptr, read_address<&V::destination>,
     store<&V::destination>, nullptr},
    {"ip_frag", 1, fragment_text, fragment_letter, nullptr, read_fragment, read_fragment_letter, nullptr},
    {"ip_fragoff", 2, fragment_offset_text, ip_fragment, nullptr, read_fragment_offset, store<&V::fragment>, nullptr},
    CLICK_PLAIN("ip_len", 4, ip_length, &V::ip_length),
    {"ip_proto", 1, protocol_text, ip_protocol, nullptr, read_protocol, store<&V::protocol>, nullptr},
    CLICK_WRITE_ONLY("ip_hl", 1, ip_header_size),
    CLICK_PLAIN("ip_id", 2, ip_id, &V::id),
    CLICK_PLAIN("ip_tos", 1, ip_tos, &V::tos),
    {"ip_dscp", 1, decimal<ip_dscp>, ip_dscp, nullptr, read_decimal<set_dscp>, set_dscp, nullptr},
    {"ip_ecn", 1, ecn_text, ip_ecn, nullptr, read_ecn, set_ecn, nullptr},
    CLICK_PLAIN("ip_ttl", 1, ip_ttl, &V::ttl),
    CLICK_PLAIN("ip_sum", 2, ip_sum, &V::ip_sum),
    {"ip_opt", kMany, ip_option_text, nullptr, ip_option_bytes, read_ip_options, nullptr, read_ip_option_bytes},
    CLICK_PLAIN("sport", 2, source_port, &V::source_port),
    CLICK_PLAIN("dport", 2, destination_port, &V::destination_port),
    CLICK_PLAIN("tcp_seq", 4, tcp_sequence, &V::sequence),
    CLICK_PLAIN("tcp_ack", 4, tcp_acknowledgement, &V::acknowledgement),
    CLICK_WRITE_ONLY("tcp_off", 1, tcp_offset),
    {"tcp_flags", 1, tcp_flags_text, tcp_flags, nullptr, read_tcp_flags, store<&V::tcp_flags>, nullptr},
    {"tcp_opt", kMany, tcp_option_text<TcpOptions::kAll>, nullptr, tcp_option_bytes<TcpOptions::kAll>, read_tcp_options,
     nullptr, read_tcp_option_bytes},
    {"tcp_ntopt", kMany, tcp_option_text<TcpOptions::kNoTimestamp>, nullptr, tcp_option_bytes<TcpOptions::kNoTimestamp>,
     read_tcp_options, nullptr, read_tcp_option_bytes},
    {"tcp_sack", kMany, tcp_option_text<TcpOptions::kSackOnly>, nullptr, tcp_option_bytes<TcpOptions::kSackOnly>,
     read_tcp_options, nullptr, read_tcp_option_bytes},
    CLICK_PLAIN("tcp_window", 2, tcp_window, &V::window),
    CLICK_PLAIN("tcp_urp", 2, tcp_urgent, &V::urgent),
    CLICK_PLAIN("udp_len", 4, udp_length, &V::udp_length),
    CLICK_PLAIN("icmp_type", 1, icmp_type, &V::icmp_type),
    CLICK_PLAIN("icmp_code", 1, icmp_code, &V::icmp_code),
    {"icmp_type_name", 1, icmp_type_text, icmp_type, nullptr, read_icmp_type, store<&V::icmp_type>, nullptr},
    {"icmp_code_name", 1, icmp_code_text, icmp_code, nullptr, read_icmp_code, store<&V::icmp_code>, nullptr},
    CLICK_PLAIN("icmp_flowid", 2, icmp_id, &V::icmp_id),
    CLICK_PLAIN("icmp_seq", 2, icmp_sequence, &V::icmp_sequence),
    CLICK_PLAIN("icmp_nextmtu", 2, icmp_mtu, &V::icmp_mtu),
    {"payload", kNone, payload_text, nullptr, nullptr, read_payload, nullptr, nullptr},
    CLICK_PLAIN("payload_len", 4, payload_length, &V::payload_length),
    {"payload_md5", 16, md5_text, nullptr, md5_bytes, nullptr, nullptr, nullptr},
    {"payload_md5_hex", 16, md5_hex, nullptr, md5_bytes, nullptr, nullptr, nullptr},
    CLICK_WRITE_ONLY("ip_capture_len", 4, capture_length),
    CLICK_PLAIN("count", 4, count, &V::count),
    {"direction", 1, direction_text, paint, nullptr, read_direction, store<&V::paint>, nullptr},
    CLICK_PLAIN("link", 1, paint, &V::paint),
    CLICK_PLAIN("paint", 1, paint, &V::paint),
    CLICK_PLAIN("aggregate", 4, aggregate, &V::aggregate),
    {"eth_src", 6, ether_text<6>, nullptr, ether_bytes<6>, read_ether<&V::ether_source>, nullptr,
     read_ether_bytes<&V::ether_source>},
    {"eth_dst", 6, ether_text<0>, nullptr, ether_bytes<0>, read_ether<&V::ether_destination>, nullptr,
     read_ether_bytes<&V::ether_destination>},
    CLICK_WRITE_ONLY("wire_len", 4, wire_length),
    CLICK_WRITE_ONLY("thread", 4, no_thread),
};

// Names of old dumps.
constexpr std::pair<std::string_view, std::string_view> kOldNames[] = {{"src", "ip_src"},
                                                                       {"dst", "ip_dst"},
                                                                       {"frag", "ip_frag"},
                                                                       {"fragoff", "ip_fragoff"},
                                                                       {"len", "ip_len"},
                                                                       {"length", "ip_len"},
                                                                       {"proto", "ip_proto"},
                                                                       {"id", "ip_id"},
                                                                       {"ts", "timestamp"},
                                                                       {"sec", "ts_sec"},
                                                                       {"usec", "ts_usec"},
                                                                       {"usec1", "ts_usec1"},
                                                                       {"capture_len", "ip_capture_len"},
                                                                       {"agg", "aggregate"},
                                                                       {"pkt_count", "count"}};

}  // namespace

const SummaryField* SummaryField::find(std::string_view name) {
  for (auto [old, now] : kOldNames) {
    if (old == name) name = now;
  }
  for (const SummaryField& field : kFields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

Status SummaryField::find_all(std::string_view names, std::vector<const SummaryField*>& fields) {
  Status status;
  for (const std::string& word : split_words(names)) {
    std::string name = unquote(word);
    std::ranges::replace(name, ' ', '_');
    const SummaryField* field = find(name);
    if (field != nullptr) {
      fields.push_back(field);
      continue;
    }
    std::vector<std::string> known;
    for (const SummaryField& each : kFields) known.emplace_back(each.name);
    status.add(Status::error("there is no field '" + name + "'" + suggestion(name, known)));
  }
  return status;
}

}  // namespace click
