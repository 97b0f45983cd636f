#include "rules/ip_pattern.hh"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

#include "rules/ip_primitive.hh"
#include "support/text.hh"

namespace click::rules {
namespace {

struct Mistake {
  std::string text;
};

constexpr std::string_view kOperators[] = {"&&", "||", "==", "!=", "<=", ">=", "(", ")", "!", "<", ">", "&", "?", "="};

std::string_view operator_at(std::string_view text) {
  const auto* found = std::ranges::find_if(kOperators, [&](std::string_view op) { return text.starts_with(op); });
  return found == std::end(kOperators) ? std::string_view() : *found;
}

// Operators are words of their own; "ip[0:4]" is one word.
std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> tokens;
  while (!(text = trim(text)).empty()) {
    size_t length = operator_at(text).size();
    bool bracket = false;
    for (bool word = length == 0; word && length < text.size(); ++length) {
      char c = text[length];
      bracket = c == '[' || (bracket && c != ']');
      if (!bracket && (is_space(c) || !operator_at(text.substr(length)).empty())) break;
    }
    tokens.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return tokens;
}

std::optional<uint64_t> number(std::string_view word) {
  int base = 10;
  if (word.starts_with("0x") || word.starts_with("0X")) {
    base = 16;
    word.remove_prefix(2);
  } else if (word.size() > 1 && word[0] == '0') {
    base = 8;
  }
  uint64_t value = 0;
  auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, base);
  return error == std::errc() && end == word.data() + word.size() && !word.empty() ? std::optional(value)
                                                                                   : std::nullopt;
}

enum class Type : uint8_t { kNone, kHost, kNet, kProtocol, kPort, kTcpFlag, kIcmpType, kField, kEtherHost };

// What a primitive says before its value. Later ones may leave it out.
struct Qualifiers {
  Direction direction = Direction::kNone;
  int protocol = -1;
  Type type = Type::kNone;
  HeaderField field;

  bool none() const { return direction == Direction::kNone && protocol < 0 && type == Type::kNone; }
};

constexpr HeaderField kProtocolField{Region::kNetwork, 9, 1, 0xff, 0, -1};
constexpr HeaderField kIcmpTypeField{Region::kTransport, 0, 1, 0xff, 0, IPPROTO_ICMP};

struct NamedField {
  std::string_view name;
  HeaderField field;
};
constexpr NamedField kFields[] = {{"vers", {Region::kNetwork, 0, 1, 0xf0, 4, -1}},
                                  {"hl", {Region::kNetwork, 0, 1, 0x0f, 0, -1}},
                                  {"tos", {Region::kNetwork, 1, 1, 0xff, 0, -1}},
                                  {"dscp", {Region::kNetwork, 1, 1, 0xfc, 2, -1}},
                                  {"len", {Region::kNetwork, 2, 2, 0xffff, 0, -1}},
                                  {"id", {Region::kNetwork, 4, 2, 0xffff, 0, -1}},
                                  {"ttl", {Region::kNetwork, 8, 1, 0xff, 0, -1}},
                                  {"sum", {Region::kNetwork, 10, 2, 0xffff, 0, -1}},
                                  {"win", {Region::kTransport, 14, 2, 0xffff, 0, IPPROTO_TCP}}};

class Parser {
 public:
  Parser(std::vector<std::string> tokens, const PatternNames& names) : tokens_(std::move(tokens)), names_(names) {}

  Expression parse() {
    if (tokens_.empty()) throw Mistake{"the pattern is empty; 'all' matches every packet"};
    Expression expression = ternary();
    if (!done()) throw Mistake{"unexpected '" + here() + "'"};
    return expression;
  }

 private:
  static constexpr int kMaxDepth = 256;

  bool done() const { return at_ == tokens_.size(); }
  const std::string& here() const { return ahead(0); }
  const std::string& ahead(size_t count) const {
    static const std::string kEnd;
    return at_ + count < tokens_.size() ? tokens_[at_ + count] : kEnd;
  }
  bool at(std::string_view word) const { return !done() && here() == word; }
  bool accept(std::string_view word) {
    if (!at(word)) return false;
    ++at_;
    return true;
  }
  std::string take(const char* expected) {
    if (done()) throw Mistake{std::string("expected ") + expected + " at the end of the pattern"};
    return tokens_[at_++];
  }
  bool ends_conjunction() const { return done() || at(")") || at("or") || at("||") || at("?") || at(":"); }

  Expression ternary() {
    if (++depth_ > kMaxDepth) throw Mistake{"the pattern is nested too deeply"};
    Expression condition = alternatives();
    if (accept("?")) {
      Expression yes = ternary();
      if (!accept(":")) throw Mistake{"'?' without ' : '; the colon needs spaces around it"};
      Expression no = ternary();
      condition = Expression::any({Expression::all({condition, std::move(yes)}),
                                   Expression::all({Expression::negation(condition), std::move(no)})});
    }
    --depth_;
    return condition;
  }

  Expression alternatives() {
    std::vector<Expression> parts;
    do {
      parts.push_back(conjunction());
    } while (accept("or") || accept("||"));
    return Expression::any(std::move(parts));
  }

  Expression conjunction() {
    std::vector<Expression> parts;
    do {
      parts.push_back(factor());
    } while (accept("and") || accept("&&") || !ends_conjunction());
    return Expression::all(std::move(parts));
  }

  Expression factor() {
    bool negated = false;
    while (accept("not") || accept("!")) negated = !negated;
    Expression expression = accept("(") ? parenthesised() : primitive();
    return negated ? Expression::negation(std::move(expression)) : expression;
  }

  Expression parenthesised() {
    Expression expression = ternary();
    if (!accept(")")) throw Mistake{done() ? "a ')' is missing" : "expected ')' before '" + here() + "'"};
    return expression;
  }

  Expression primitive() {
    if (accept("true")) return Expression::constant(true);
    if (accept("false")) return Expression::constant(false);
    bool any = (at("-") || at("any") || at("all")) && tokens_.size() == 1;
    if (any) return ++at_, Expression::constant(true);
    bool ip = at("ip");
    if (ip) ++at_;
    if (std::optional<Expression> fixed = valueless()) return *fixed;
    Qualifiers qualifiers = read_qualifiers();
    if (ip && qualifiers.none())
      throw Mistake{"'ip' must be followed by what of it to look at, such as 'proto' or 'ttl'"};
    return with_value(std::move(qualifiers));
  }

  std::optional<Expression> valueless() {
    const HeaderField ecn{Region::kNetwork, 1, 1, 0x03, 0, -1};
    if (accept("frag")) return fragment_primitive();
    if (accept("unfrag")) return Expression::negation(fragment_primitive());
    // RFC 3168: 01 and 10 say "capable", 11 is such a packet after congestion.
    if (accept("ect")) return field_primitive(ecn, {Comparison::kUnequal, 0, std::nullopt});
    if (accept("ce")) return field_primitive(ecn, {Comparison::kEqual, 3, std::nullopt});
    return std::nullopt;
  }

  Qualifiers read_qualifiers() {
    Qualifiers read;
    for (; !done(); ++at_) {
      if (here() == "src" || here() == "dst") {
        read_direction(read);
      } else if (std::optional<int> protocol = protocol_number(here()); protocol && qualifies(*protocol, read)) {
        read.protocol = *protocol;
      } else if (!read_type(read)) {
        break;
      }
    }
    return read;
  }

  void read_direction(Qualifiers& read) {
    if (read.direction != Direction::kNone) throw Mistake{"'" + here() + "' after another 'src' or 'dst'"};
    const std::string& joint = ahead(1);
    bool either = joint == "or" || joint == "||";
    bool both = joint == "and" || joint == "&&";
    if ((either || both) && (ahead(2) == "src" || ahead(2) == "dst") && ahead(2) != here()) {
      read.direction = either ? Direction::kEither : Direction::kBoth;
      at_ += 2;
    } else {
      read.direction = here() == "src" ? Direction::kSource : Direction::kDestination;
    }
  }

  // "tcp" in "tcp port 80" or "tcp 80" limits what follows; alone it is a primitive.
  bool qualifies(int protocol, const Qualifiers& read) const {
    if (read.type == Type::kProtocol || read.protocol >= 0) return false;
    const std::string& next = ahead(1);
    if (protocol == IPPROTO_ICMP) return next == "type" || icmp_type_number(next);
    if (protocol != IPPROTO_TCP && protocol != IPPROTO_UDP) return false;
    if (next == "port" || (protocol == IPPROTO_TCP && (next == "opt" || next == "win"))) return true;
    if (next == "src" || next == "dst") return directs_port(2);
    return number(next).has_value() || port_number(next).has_value() || (read.direction != Direction::kNone && !done());
  }

  // "tcp src port 80", not "tcp src host 10.0.0.1".
  bool directs_port(size_t at) const {
    while (ahead(at) == "or" || ahead(at) == "and" || ahead(at) == "src" || ahead(at) == "dst") ++at;
    return ahead(at) == "port" || number(ahead(at)).has_value() || port_number(ahead(at)).has_value();
  }

  bool read_type(Qualifiers& read) {
    const std::string& word = here();
    const auto* named = std::ranges::find(kFields, word, &NamedField::name);
    Qualifiers before = read;
    if (word == "ether") {
      if (ahead(1) != "host") throw Mistake{"expected 'host' after 'ether'"};
      ++at_;
      read.type = Type::kEtherHost;
    } else if (word == "host") {
      read.type = Type::kHost;
    } else if (word == "net") {
      read.type = Type::kNet;
    } else if (word == "proto") {
      read.type = Type::kProtocol;
      read.field = kProtocolField;
    } else if (word == "port") {
      read.type = Type::kPort;
    } else if (word == "opt") {
      read.type = Type::kTcpFlag;
    } else if (word == "type") {
      read.type = Type::kIcmpType;
      read.field = kIcmpTypeField;
    } else if (named != std::end(kFields)) {
      read.type = Type::kField;
      read.field = named->field;
    } else if (size_t bracket = word.find('['); bracket != std::string::npos) {
      read.type = Type::kField;
      read.field = bytes_field(word, bracket);
    } else {
      return false;
    }
    if (before.type != Type::kNone) throw Mistake{"'" + word + "' after another kind of primitive"};
    return true;
  }

  // "ip[6:2]", "transp[0]", "tcp[13]".
  static HeaderField bytes_field(const std::string& word, size_t bracket) {
    std::string header = word.substr(0, bracket);
    std::string_view inside = std::string_view(word).substr(bracket + 1);
    Mistake mistake{"expected HEADER[OFFSET:LENGTH] such as ip[6:2], not '" + word + "'"};
    if (!inside.ends_with(']')) throw mistake;
    inside.remove_suffix(1);
    size_t colon = inside.find(':');
    std::optional<uint64_t> offset = number(trim(inside.substr(0, colon)));
    std::optional<uint64_t> length =
        colon == std::string_view::npos ? std::optional<uint64_t>(1) : number(trim(inside.substr(colon + 1)));
    std::optional<int> protocol = protocol_number(header);
    if (!offset || !length || *offset > 0xffff || (header != "ip" && header != "transp" && !protocol)) throw mistake;
    if (*length < 1 || *length > 4) throw Mistake{"the length in '" + word + "' must be from 1 to 4"};
    HeaderField field;
    field.region = header == "ip" ? Region::kNetwork : Region::kTransport;
    field.offset = static_cast<int32_t>(*offset);
    field.length = static_cast<int>(*length);
    field.mask = 0xffffffff >> (32 - 8 * *length);
    field.protocol = protocol.value_or(-1);
    return field;
  }

  bool at_comparison() const { return at("==") || at("=") || at("!=") || at("<") || at(">") || at("<=") || at(">="); }
  Comparison read_comparison() {
    if (accept("!=")) return Comparison::kUnequal;
    if (accept("<=")) return Comparison::kLessOrEqual;
    if (accept(">=")) return Comparison::kGreaterOrEqual;
    if (accept("<")) return Comparison::kLess;
    if (accept(">")) return Comparison::kGreater;
    if (!accept("==")) accept("=");
    return Comparison::kEqual;
  }

  Expression with_value(Qualifiers read) {
    Condition condition;
    bool bare = read.none();
    std::optional<std::string> mask;
    if (accept("&")) mask = take("a mask");
    bool compared = at_comparison();
    condition.comparison = read_comparison();
    // "tos & 0x10" alone asks whether any of the bits is set.
    bool nonzero = mask && !compared && (ends_conjunction() || at("and") || at("&&"));
    std::string word = nonzero ? "0" : take("a value");
    if (nonzero) condition.comparison = Comparison::kUnequal;
    if (!nonzero && (!operator_at(word).empty() || word == "and" || word == "or" || word == "not")) {
      throw Mistake{"expected a value before '" + word + "'"};
    }
    complete(read, bare, word);
    previous_ = read;
    return meaning(read, condition, word, mask);
  }

  // Fills in what the writer left out, from the value's looks and from the primitive before.
  void complete(Qualifiers& read, bool bare, const std::string& word) {
    inherits_type_ = false;
    if (read.type == Type::kNone) read.type = type_of(word, read);
    bool address = read.type == Type::kHost || read.type == Type::kNet;
    bool previous_address = previous_.type == Type::kHost || previous_.type == Type::kNet;
    if (bare && (read.type == previous_.type || (address && previous_address))) {
      read.direction = previous_.direction;
      read.protocol = previous_.protocol;
    }
    if (read.type == Type::kPort && read.protocol < 0 && previous_.type == Type::kPort && inherits_type_) {
      read.protocol = previous_.protocol;
    }
    if (read.type == Type::kProtocol) read.field = kProtocolField;
    if (read.type == Type::kIcmpType) read.field = kIcmpTypeField;
    if (read.type == Type::kField && inherits_type_) read.field = previous_.field;
    check(read);
  }

  void check(const Qualifiers& read) const {
    bool directed = read.type == Type::kHost || read.type == Type::kNet || read.type == Type::kPort ||
                    read.type == Type::kEtherHost;
    if (read.direction != Direction::kNone && !directed)
      throw Mistake{"'src' and 'dst' go with host, net, port and ether host only"};
    auto wants = [&](Type type, int protocol, const char* text) {
      if (read.type == type && read.protocol >= 0 && read.protocol != protocol) throw Mistake{text};
    };
    wants(Type::kTcpFlag, IPPROTO_TCP, "'opt' goes with tcp only");
    wants(Type::kIcmpType, IPPROTO_ICMP, "'type' goes with icmp only");
    if (read.type == Type::kField)
      wants(Type::kField, read.field.protocol, "this field is not in that protocol's header");
    if (read.protocol >= 0 && (read.type == Type::kHost || read.type == Type::kNet || read.type == Type::kEtherHost)) {
      throw Mistake{"a protocol does not go with an address; join them by 'and'"};
    }
  }

  Type type_of(const std::string& word, const Qualifiers& read) {
    if (ahead(0) == "mask") return Type::kNet;
    if (IpAddress::parse(word)) return Type::kHost;
    if (number(word)) {
      if (read.protocol == IPPROTO_TCP || read.protocol == IPPROTO_UDP) return Type::kPort;
      if (read.protocol == IPPROTO_ICMP) return Type::kIcmpType;
      bool numeric = previous_.type == Type::kPort || previous_.type == Type::kProtocol ||
                     previous_.type == Type::kIcmpType || previous_.type == Type::kField;
      if (!numeric) throw Mistake{"'" + word + "' alone could be anything; say 'port " + word + "', for example"};
      inherits_type_ = true;
      return previous_.type;
    }
    if (read.protocol == IPPROTO_ICMP && icmp_type_number(word)) return Type::kIcmpType;
    bool directed = read.direction != Direction::kNone || read.protocol >= 0;
    if (port_number(word) && icmp_type_number(word) && !directed) {
      if (previous_.type == Type::kPort || previous_.type == Type::kIcmpType) return previous_.type;
      throw Mistake{"'" + word + "' is a port and an ICMP type; say 'port " + word + "' or 'icmp type " + word + "'"};
    }
    if (port_number(word)) {
      inherits_type_ = true;
      return Type::kPort;
    }
    if (protocol_number(word)) return Type::kProtocol;
    if (tcp_flag(word)) return Type::kTcpFlag;
    if (icmp_type_number(word)) return Type::kIcmpType;
    if (names_.host(word)) return Type::kHost;
    if (names_.network(word)) return Type::kNet;
    if (names_.ether(word)) return Type::kEtherHost;
    throw Mistake{"unknown word '" + word + "'" + suggestion(word, known_words())};
  }

  static std::vector<std::string> known_words() {
    return {"src",  "dst",   "host", "net", "port",  "proto", "ip",    "tcp",  "udp",    "icmp", "type",
            "opt",  "ether", "and",  "or",  "not",   "true",  "false", "frag", "unfrag", "ttl",  "tos",
            "dscp", "www",   "dns",  "ssh", "https", "syn",   "ack",   "fin",  "rst",    "any",  "all"};
  }

  static uint64_t numeric(const std::string& word, uint64_t max, const char* what) {
    std::optional<uint64_t> value = number(word);
    if (!value) throw Mistake{"'" + word + "' is not " + what};
    if (*value > max) throw Mistake{"'" + word + "' is too large, at most " + std::to_string(max) + " here"};
    return *value;
  }

  Expression meaning(const Qualifiers& read, Condition condition, const std::string& word,
                     const std::optional<std::string>& mask) {
    bool ordered = condition.comparison != Comparison::kEqual && condition.comparison != Comparison::kUnequal;
    bool numeric_type = read.type == Type::kPort || read.type == Type::kProtocol || read.type == Type::kIcmpType ||
                        read.type == Type::kField;
    if (ordered && !numeric_type) throw Mistake{"only '==' and '!=' go with '" + word + "'"};
    if (mask && numeric_type) condition.mask = numeric(*mask, 0xffffffff, "a mask");
    if (mask && !numeric_type && read.type != Type::kHost) throw Mistake{"a mask does not go with '" + word + "'"};
    auto named = [&](std::optional<int> known, uint64_t max, const char* what) {
      condition.value = known ? static_cast<uint64_t>(*known) : numeric(word, max, what);
    };
    switch (read.type) {
      case Type::kHost:
        return host(read, condition, word, mask);
      case Type::kNet:
        return network(read, condition, word);
      case Type::kEtherHost: {
        std::optional<EtherAddress> address = names_.ether(word);
        if (!address) throw Mistake{"'" + word + "' is not an Ethernet address"};
        return ether_primitive(read.direction, *address, condition.comparison == Comparison::kEqual);
      }
      case Type::kTcpFlag: {
        std::optional<uint8_t> flag = tcp_flag(word);
        if (!flag) throw Mistake{"'" + word + "' is not a TCP option: syn, fin, ack, rst, psh or urg"};
        if (condition.comparison != Comparison::kEqual)
          throw Mistake{"'tcp opt' takes no operator; say 'not tcp opt " + word + "'"};
        return tcp_flag_primitive(*flag);
      }
      case Type::kPort:
        named(port_number(word), 0xffff, "a port");
        return port_primitive(read.direction, read.protocol, condition);
      case Type::kProtocol:
        named(protocol_number(word), 0xff, "an IP protocol");
        break;
      case Type::kIcmpType:
        named(icmp_type_number(word), 0xff, "an ICMP type");
        break;
      case Type::kField:
        named(std::nullopt, read.field.max(), "a number");
        break;
      case Type::kNone:
        break;
    }
    return field_primitive(read.field, condition);
  }

  Expression host(const Qualifiers& read, Condition condition, const std::string& word,
                  const std::optional<std::string>& mask) {
    std::optional<IpAddress> address = word == "0" && mask ? IpAddress{} : names_.host(word);
    if (!address) throw Mistake{"'" + word + "' is not an IP address" + (names_.network(word) ? "; say 'net'" : "")};
    uint32_t bits = 0xffffffff;
    if (mask) {
      std::optional<IpAddress> given = names_.host(*mask);
      bits = given ? ntohl(given->raw) : static_cast<uint32_t>(numeric(*mask, 0xffffffff, "a mask"));
    }
    condition.value = ntohl(address->raw);
    return address_primitive(read.direction, bits, condition);
  }

  Expression network(const Qualifiers& read, Condition condition, const std::string& word) {
    std::optional<IpPrefix> prefix;
    if (accept("mask")) {
      std::string mask = take("a mask");
      std::optional<IpAddress> address = names_.host(word);
      std::optional<IpAddress> bits = names_.host(mask);
      if (address && bits) prefix = IpPrefix{*address, *bits};
    } else {
      prefix = names_.network(word);
    }
    if (!prefix) throw Mistake{"'" + word + "' is not an IP network such as 10.0.0.0/8"};
    condition.value = ntohl(prefix->address.raw & prefix->mask.raw);
    return address_primitive(read.direction, ntohl(prefix->mask.raw), condition);
  }

  std::vector<std::string> tokens_;
  const PatternNames& names_;
  size_t at_ = 0;
  int depth_ = 0;
  Qualifiers previous_;
  bool inherits_type_ = false;
};

}  // namespace

std::optional<Expression> parse_ip_pattern(std::string_view text, const PatternNames& names, std::string& error) {
  try {
    return Parser(tokens_of(text), names).parse();
  } catch (const Mistake& mistake) {
    error = mistake.text;
    return std::nullopt;
  }
}

}  // namespace click::rules
