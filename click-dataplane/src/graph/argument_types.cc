#include "graph/argument_types.hh"

#include <cctype>
#include <cmath>
#include <cstring>

#include "graph/element.hh"
#include "graph/names.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {
namespace {

// A number with a unit behind it, with or without a space: "1.5 s".
struct Quantity {
  double number = 0;
  std::string unit;
};

std::optional<Quantity> parse_quantity(std::string_view text) {
  Quantity quantity;
  auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), quantity.number, std::chars_format::fixed);
  if (error != std::errc() || !std::isfinite(quantity.number) || quantity.number < 0) return std::nullopt;
  quantity.unit = trim(text.substr(static_cast<size_t>(end - text.data())));
  return quantity;
}

// The value that the configuration gives to a name, such as AddressInfo's.
template <class T>
bool named_value(std::string_view kind, std::string_view name, T& value, const ArgumentContext& context) {
  const std::string* bytes = context.element.router().names().find(kind, name, context.element.name());
  if (bytes == nullptr || bytes->size() != sizeof(T)) return false;
  std::memcpy(&value, bytes->data(), sizeof(T));
  return true;
}

template <class T>
ParseError parse_address(std::string_view text, T& value, const ArgumentContext& context, std::string_view kind,
                         const char* expected) {
  std::string word = unquote(text);
  if (std::optional<T> parsed = T::parse(word)) {
    value = *parsed;
    return {};
  }
  if (named_value(kind, word, value, context)) return {};
  return expected;
}

struct NamedSlot {
  std::string_view name;
  AnnotationSlot slot;
};
constexpr NamedSlot kSlots[] = {{"DST_IP", kDestinationIp},
                                {"DST_IP6", kDestinationIp6},
                                {"PAINT", kPaint},
                                {"ICMP_PARAMPROB", kIcmpParameterProblem},
                                {"FIX_IP_SRC", kFixIpSource},
                                {"VLAN_TCI", kVlanTci},
                                {"VLAN", kVlanTci},
                                {"AGGREGATE", kAggregate},
                                {"FWD_RATE", kAggregate},
                                {"MISC_IP", kMiscIp},
                                {"EXTRA_PACKETS", kExtraPackets},
                                {"REV_RATE", {24, 4}},
                                {"SEND_ERR", {26, 1}},
                                {"GRID_ROUTE_CB", {27, 1}},
                                {"EXTRA_LENGTH", kExtraLength},
                                {"IPREASSEMBLER", {28, 4}},
                                {"FIRST_TIMESTAMP", kFirstTimestamp},
                                {"PACKET_NUMBER", {32, 4}},
                                {"IPSEC_SPI", {32, 4}},
                                {"SEQUENCE_NUMBER", {36, 4}},
                                {"PERFCTR", {40, 8}}};

}  // namespace

std::optional<ParsedInteger> parse_integer(std::string_view text) {
  ParsedInteger parsed;
  if (text.starts_with('-') || text.starts_with('+')) {
    parsed.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    base = 8;
  }
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed.magnitude, base);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return parsed;
}

ParseError ArgumentType<bool>::parse(std::string_view text, bool& value, const ArgumentContext&) {
  bool yes = text == "true" || text == "yes" || text == "1";
  if (!yes && text != "false" && text != "no" && text != "0") return "expected true or false";
  value = yes;
  return {};
}

ParseError ArgumentType<double>::parse(std::string_view text, double& value, const ArgumentContext&) {
  double parsed = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(parsed)) return "expected a number";
  value = parsed;
  return {};
}

ParseError ArgumentType<std::string>::parse(std::string_view text, std::string& value, const ArgumentContext&) {
  value = unquote(text);
  return {};
}

ParseError ArgumentType<RawText>::parse(std::string_view text, RawText& value, const ArgumentContext&) {
  value.text = text;
  return {};
}

ParseError ArgumentType<Bandwidth>::parse(std::string_view text, Bandwidth& value, const ArgumentContext&) {
  std::optional<Quantity> quantity = parse_quantity(text);
  const char* expected = "expected a bandwidth such as 10Mbps or 5kBps";
  if (!quantity) return expected;
  std::string_view unit = quantity->unit;
  double factor = 1;
  if (!unit.empty()) {
    static constexpr std::string_view kPrefixes = "kMG";
    if (size_t at = kPrefixes.find(unit[0]); at != std::string_view::npos) {
      factor = std::pow(1000.0, static_cast<double>(at + 1));
      unit.remove_prefix(1);
    }
    if (unit == "bps" || unit == "b/s") {
      factor /= 8;
    } else if (!unit.empty() && unit != "Bps" && unit != "B/s") {
      return expected;
    }
  }
  double bytes = quantity->number * factor;
  if (bytes > 1e15) return expected;
  value.bytes_per_second = static_cast<uint64_t>(bytes + 0.5);
  return {};
}

ParseError ArgumentType<std::chrono::nanoseconds>::parse(std::string_view text, std::chrono::nanoseconds& value,
                                                         const ArgumentContext&) {
  static constexpr struct {
    std::string_view unit;
    double nanoseconds;
  } kUnits[] = {{"", 1e9},     {"s", 1e9},    {"sec", 1e9},   {"ms", 1e6},    {"msec", 1e6},
                {"us", 1e3},   {"usec", 1e3}, {"ns", 1},      {"nsec", 1},    {"m", 60e9},
                {"min", 60e9}, {"h", 3600e9}, {"hr", 3600e9}, {"d", 86400e9}, {"day", 86400e9}};
  std::optional<Quantity> quantity = parse_quantity(text);
  for (auto [unit, nanoseconds] : kUnits) {
    if (!quantity || quantity->unit != unit || quantity->number * nanoseconds > 9e18) continue;
    value = std::chrono::nanoseconds(static_cast<int64_t>(quantity->number * nanoseconds + 0.5));
    return {};
  }
  return "expected a time such as 10ms, 1.5s or 2min";
}

ParseError ArgumentType<AnnotationSlot>::parse(std::string_view text, AnnotationSlot& value,
                                               const ArgumentContext& context) {
  for (const NamedSlot& named : kSlots) {
    if (named.name == text) {
      value = named.slot;
      return {};
    }
  }
  if (named_value(NameTable::kAnnotation, text, value, context)) return {};
  size_t slash = text.find('/');
  std::optional<ParsedInteger> offset = parse_integer(text.substr(0, slash));
  std::optional<ParsedInteger> size = slash == std::string_view::npos
                                          ? ParsedInteger{false, std::max<uint64_t>(value.size, 1)}
                                          : parse_integer(text.substr(slash + 1));
  if (!offset || !size || offset->negative || size->negative || size->magnitude == 0 ||
      offset->magnitude > Annotations::kUserBytes || size->magnitude > Annotations::kUserBytes - offset->magnitude) {
    return "expected an annotation such as PAINT, or an offset from 0 to " +
           std::to_string(Annotations::kUserBytes - 1);
  }
  value = {static_cast<uint8_t>(offset->magnitude), static_cast<uint8_t>(size->magnitude)};
  return {};
}

ParseError ArgumentType<IpAddress>::parse(std::string_view text, IpAddress& value, const ArgumentContext& context) {
  return parse_address(text, value, context, NameTable::kIpAddress, "expected an IP address");
}

ParseError ArgumentType<IpPrefix>::parse(std::string_view text, IpPrefix& value, const ArgumentContext& context) {
  return parse_address(text, value, context, NameTable::kIpPrefix, "expected an IP network such as 10.0.0.0/8");
}

ParseError ArgumentType<Ip6Address>::parse(std::string_view text, Ip6Address& value, const ArgumentContext& context) {
  return parse_address(text, value, context, NameTable::kIp6Address, "expected an IPv6 address");
}

ParseError ArgumentType<EtherAddress>::parse(std::string_view text, EtherAddress& value,
                                             const ArgumentContext& context) {
  return parse_address(text, value, context, NameTable::kEtherAddress, "expected an Ethernet address");
}

ParseError ArgumentType<Element*>::parse(std::string_view text, Element*& value, const ArgumentContext& context) {
  Element* found = context.element.router().find(unquote(text), context.element.name());
  if (found == nullptr) return "expected the name of an element";
  value = found;
  context.element.router().share_worker(context.element, *found);
  return {};
}

}  // namespace click
