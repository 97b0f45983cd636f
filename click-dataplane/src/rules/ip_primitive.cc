#include "rules/ip_primitive.hh"

#include <netinet/in.h>

#include <algorithm>

namespace click::rules {
namespace {

struct NamedNumber {
  std::string_view name;
  int number;
};

constexpr NamedNumber kProtocols[] = {{"icmp", 1}, {"igmp", 2}, {"ipip", 4}, {"tcp", 6}, {"udp", 17}};
constexpr NamedNumber kPorts[] = {
    {"echo", 7},        {"discard", 9},      {"daytime", 13},      {"chargen", 19},      {"ftp-data", 20},
    {"ftp", 21},        {"ssh", 22},         {"telnet", 23},       {"smtp", 25},         {"domain", 53},
    {"dns", 53},        {"bootps", 67},      {"bootpc", 68},       {"tftp", 69},         {"finger", 79},
    {"www", 80},        {"pop3", 110},       {"sunrpc", 111},      {"auth", 113},        {"nntp", 119},
    {"ntp", 123},       {"netbios-ns", 137}, {"netbios-dgm", 138}, {"netbios-ssn", 139}, {"snmp", 161},
    {"snmp-trap", 162}, {"irc", 194},        {"imap3", 220},       {"https", 443},       {"rip", 520},
    {"route", 520},     {"imaps", 993},      {"pop3s", 995}};
constexpr NamedNumber kIcmpTypes[] = {{"echo-reply", 0},
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
constexpr NamedNumber kTcpFlags[] = {{"fin", 1}, {"syn", 2}, {"rst", 4}, {"psh", 8}, {"ack", 16}, {"urg", 32}};

template <size_t n>
std::optional<int> lookup(const NamedNumber (&names)[n], std::string_view name) {
  const auto* found = std::ranges::find(names, name, &NamedNumber::name);
  return found == std::end(names) ? std::nullopt : std::optional(found->number);
}

Expression has_protocol(int number) {
  auto value = static_cast<uint64_t>(number);
  return Expression::field(Region::kNetwork, 9, 1, 0xff, value, value);
}

Expression is_first_fragment() { return Expression::field(Region::kNetwork, 6, 2, 0x1fff, 0, 0); }

// Only bytes; protocol and fragments are the caller's.
Expression compare(const HeaderField& field, const Condition& condition) {
  uint64_t mask = condition.mask ? (*condition.mask << field.shift) & field.mask : field.mask;
  uint64_t value = condition.value << field.shift;
  auto range = [&](uint64_t low, uint64_t high) {
    return Expression::field(field.region, field.offset, field.length, mask, low, high);
  };
  auto equal = [&] { return (value & ~mask) != 0 ? Expression::constant(false) : range(value, value); };
  uint64_t step = uint64_t{1} << field.shift;
  switch (condition.comparison) {
    case Comparison::kEqual:
      return equal();
    case Comparison::kUnequal:
      return Expression::all(
          {Expression::present(field.region, field.offset, field.length, mask), Expression::negation(equal())});
    case Comparison::kLess:
      return value == 0 ? Expression::constant(false) : range(0, value - 1);
    case Comparison::kLessOrEqual:
      return range(0, value + step - 1);
    case Comparison::kGreater:
      return range(value + step, field.mask);
    case Comparison::kGreaterOrEqual:
      return range(value, field.mask);
  }
  return Expression::constant(false);
}

// Combines the answers for source and destination. "Not equal" is the opposite of "equal" as a whole: "port != 5" says
// that neither port is 5.
template <class Make>
Expression directed(Direction direction, const Condition& condition, Make make) {
  bool negated = condition.comparison == Comparison::kUnequal;
  Condition positive = condition;
  if (negated) positive.comparison = Comparison::kEqual;
  auto pair = [&] { return std::vector<Expression>{make(true, positive), make(false, positive)}; };
  Expression result = Expression::constant(false);
  switch (direction) {
    case Direction::kSource:
      result = make(true, positive);
      break;
    case Direction::kDestination:
      result = make(false, positive);
      break;
    case Direction::kBoth:
      result = Expression::all(pair());
      break;
    case Direction::kNone:
    case Direction::kEither:
      result = Expression::any(pair());
      break;
  }
  return negated ? Expression::negation(std::move(result)) : result;
}

}  // namespace

std::optional<int> protocol_number(std::string_view name) { return lookup(kProtocols, name); }
std::optional<int> port_number(std::string_view name) { return lookup(kPorts, name); }
std::optional<int> icmp_type_number(std::string_view name) { return lookup(kIcmpTypes, name); }
std::optional<uint8_t> tcp_flag(std::string_view name) {
  std::optional<int> flag = lookup(kTcpFlags, name);
  return flag ? std::optional(static_cast<uint8_t>(*flag)) : std::nullopt;
}

Expression field_primitive(const HeaderField& field, const Condition& condition) {
  std::vector<Expression> parts;
  if (field.protocol >= 0) parts.push_back(has_protocol(field.protocol));
  if (field.region == Region::kTransport) parts.push_back(is_first_fragment());
  parts.push_back(compare(field, condition));
  return Expression::all(std::move(parts));
}

Expression port_primitive(Direction direction, int protocol, const Condition& condition) {
  auto port = [](bool source, const Condition& wanted) {
    return compare({Region::kTransport, source ? 0 : 2, 2, 0xffff, 0, -1}, wanted);
  };
  Expression transport =
      protocol >= 0 ? has_protocol(protocol) : Expression::any({has_protocol(IPPROTO_TCP), has_protocol(IPPROTO_UDP)});
  return Expression::all({std::move(transport), is_first_fragment(),
                          Expression::present(Region::kTransport, 0, 4, 0xffffffff),
                          directed(direction, condition, port)});
}

Expression address_primitive(Direction direction, uint32_t mask, const Condition& condition) {
  auto address = [mask](bool source, const Condition& wanted) {
    return compare({Region::kNetwork, source ? 12 : 16, 4, mask, 0, -1}, wanted);
  };
  return directed(direction, condition, address);
}

Expression ether_primitive(Direction direction, const EtherAddress& address, bool equal) {
  Condition condition;
  condition.comparison = equal ? Comparison::kEqual : Comparison::kUnequal;
  for (uint8_t byte : address.bytes) condition.value = condition.value << 8 | byte;
  auto part = [](bool source, const Condition& wanted) {
    return compare({Region::kMac, source ? 6 : 0, 6, 0xffffffffffff, 0, -1}, wanted);
  };
  return directed(direction, condition, part);
}

Expression fragment_primitive() { return Expression::field(Region::kNetwork, 6, 2, 0x3fff, 1, 0x3fff); }

Expression tcp_flag_primitive(uint8_t flag) {
  return field_primitive({Region::kTransport, 13, 1, 0xff, 0, IPPROTO_TCP}, {Comparison::kEqual, flag, flag});
}

}  // namespace click::rules
