// A compiled Decision must say what the rules say one by one: random rule sets meet random packets of every length, and
// each verdict is compared with the plain evaluation. Usage: decision_test [SEED [ROUNDS]]

#include "rules/decision.hh"

#include <cstdio>
#include <cstdlib>
#include <random>

#include "rules/byte_pattern.hh"
#include "rules/ip_pattern.hh"

namespace {

using namespace click;
using namespace click::rules;

class Generator {
 public:
  explicit Generator(uint64_t seed) : random_(seed) {}

  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(random_() % limit); }
  bool one_in(uint32_t n) { return below(n) == 0; }

  // Few distinct values, so that rules and packets meet.
  std::string address() {
    return "10." + pick({"0", "1", "200"}) + "." + std::to_string(below(4)) + "." + std::to_string(below(6));
  }
  std::string pick(std::initializer_list<const char*> words) {
    return words.begin()[below(static_cast<uint32_t>(words.size()))];
  }
  std::string port() { return pick({"53", "80", "443", "1023", "1024", "5", "www", "0", "65535"}); }
  std::string direction() { return pick({"src ", "dst ", "src or dst ", "src and dst ", ""}); }
  std::string order() { return pick({"", "== ", "!= ", "< ", "> ", "<= ", ">= "}); }

  std::string primitive() {
    switch (below(20)) {
      case 0:
      case 1:
        return direction() + "host " + pick({"", "!= "}) + address();
      case 2:
      case 3:
        return direction() + "net " + address() + "/" + std::to_string(below(33));
      case 4:
        return direction() + "net " + address() + " mask 255.255.0." + pick({"0", "3", "128"});
      case 5:
      case 6:
      case 7:
        return direction() + pick({"tcp ", "udp ", ""}) + "port " + order() + port();
      case 8:
        return pick({"tcp", "udp", "icmp", "ip proto 4"});
      case 9:
        return "ip " + pick({"frag", "unfrag", "ect", "ce"});
      case 10:
        return "ip " + pick({"ttl ", "tos ", "dscp ", "hl ", "vers "}) + order() + std::to_string(below(16));
      case 11:
        return "tcp opt " + pick({"syn", "ack", "fin", "rst", "psh", "urg"});
      case 12:
        return "icmp type " + order() + pick({"echo", "echo-reply", "3"});
      case 13:
        return "ip[" + std::to_string(below(24)) + ":" + std::to_string(1 + below(4)) + "] " + order() +
               std::to_string(below(300));
      case 14:
        return pick({"transp[", "tcp[", "udp["}) + std::to_string(below(24)) + ":" + std::to_string(1 + below(4)) +
               "] " + order() + std::to_string(below(70000) % 256);
      case 15:
        return "ip id & " + std::to_string(below(65536)) + " " + order() + std::to_string(below(4));
      case 16:
        return direction() + "port & 15 == " + std::to_string(below(16));
      case 17:
        return "tcp win " + order() + std::to_string(below(3) * 100);
      case 18:
        return direction() + "ether host 00:00:00:00:00:0" + std::to_string(below(3));
      default:
        return pick({"true", "false", "10.0.0.1", "10.1.0.0/16", "ip tos & 3"});
    }
  }

  std::string ip_pattern(int depth) {
    if (depth == 0 || one_in(4)) return (one_in(5) ? "not " : "") + primitive();
    switch (below(4)) {
      case 0:
        return "(" + ip_pattern(depth - 1) + " or " + ip_pattern(depth - 1) + ")";
      case 1:
        return "!(" + ip_pattern(depth - 1) + ")";
      case 2:
        return one_in(4)
                   ? "(" + ip_pattern(depth - 1) + " ? " + ip_pattern(depth - 1) + " : " + ip_pattern(depth - 1) + ")"
                   : ip_pattern(depth - 1) + " and " + ip_pattern(depth - 1);
      default:
        return ip_pattern(depth - 1) + " && " + ip_pattern(depth - 1);
    }
  }

  std::string byte_pattern() {
    if (one_in(30)) return "-";
    std::string text;
    for (uint32_t clauses = 1 + below(3); clauses > 0; --clauses) {
      if (!text.empty()) text += ' ';
      if (one_in(4)) text += '!';
      text += std::to_string(below(12)) + "/";
      uint32_t bytes = 1 + below(3);
      for (uint32_t i = 0; i < bytes; ++i) text += pick({"00", "01", "?1", "0?", "ff"});
      if (one_in(3)) text += "%" + std::string(2 * bytes, one_in(2) ? 'f' : '3');
    }
    return text;
  }

  // Bytes of small variety, cut anywhere.
  std::vector<uint8_t> bytes(size_t length) {
    std::vector<uint8_t> made(length);
    for (uint8_t& byte : made) byte = static_cast<uint8_t>(one_in(3) ? random_() : below(3));
    return made;
  }

  std::vector<uint8_t> ip_frame() {
    std::vector<uint8_t> made = bytes(14 + 20 + 4 * (one_in(4) ? below(3) : 0) + 24);
    uint8_t* ip = made.data() + 14;
    ip[0] = static_cast<uint8_t>(0x40 | ((made.size() - 14 - 24) / 4));
    if (!one_in(3)) ip[6] = ip[7] = 0;
    ip[9] = static_cast<uint8_t>(std::initializer_list<int>{6, 6, 17, 1, 4}.begin()[below(5)]);
    for (int at : {12, 16}) {
      ip[at] = 10;
      ip[at + 1] = static_cast<uint8_t>(std::initializer_list<int>{0, 1, 200}.begin()[below(3)]);
      ip[at + 2] = static_cast<uint8_t>(below(4));
      ip[at + 3] = static_cast<uint8_t>(below(6));
    }
    uint8_t* transport = made.data() + made.size() - 24;
    for (int at : {0, 2}) {
      uint32_t port = std::initializer_list<uint32_t>{53, 80, 443, 1023, 1024, 5, 0, 65535}.begin()[below(8)];
      transport[at] = static_cast<uint8_t>(port >> 8);
      transport[at + 1] = static_cast<uint8_t>(port);
    }
    return made;
  }

 private:
  std::mt19937_64 random_;
};

int verdict_by_hand(const std::vector<Rule>& rules, const PacketView& packet) {
  for (const Rule& rule : rules) {
    if (rule.expression.matches(packet)) return rule.verdict;
  }
  return Decision::kNone;
}

const PatternNames kNoNames{[](std::string_view word) { return IpAddress::parse(word); },
                            [](std::string_view word) { return IpPrefix::parse(word); },
                            [](std::string_view word) { return EtherAddress::parse(word); }};

struct RuleSet {
  std::vector<std::string> texts;
  std::vector<Rule> rules;
};

RuleSet random_rules(Generator& generator, bool ip, size_t count) {
  RuleSet set;
  while (set.rules.size() < count) {
    std::string text = ip ? generator.ip_pattern(static_cast<int>(generator.below(4))) : generator.byte_pattern();
    std::string error;
    std::optional<Expression> expression =
        ip ? parse_ip_pattern(text, kNoNames, error) : parse_byte_pattern(text, error);
    if (!expression) {
      // Numbers that are too large for their field are drawn now and then.
      if (error.find("too large") != std::string::npos) continue;
      std::fprintf(stderr, "'%s': %s\n", text.c_str(), error.c_str());
      std::exit(1);
    }
    // Rare catch-alls, or the first rules decide everything.
    if (expression->kind() == Expression::Kind::kTrue && !generator.one_in(50)) continue;
    set.rules.push_back({*expression, static_cast<int>(set.rules.size())});
    set.texts.push_back(text);
  }
  return set;
}

PacketView view_of(const std::vector<uint8_t>& bytes, bool ip, Generator& generator) {
  PacketView view;
  auto length = static_cast<int32_t>(bytes.size());
  if (!ip) {
    view.at[0] = bytes.data();
    view.length[0] = length;
    return view;
  }
  int32_t network = 14;
  int32_t transport = length >= 15 ? 14 + 4 * (bytes[14] & 15) : 34;
  auto set = [&](Region region, int32_t from) {
    view.at[static_cast<size_t>(region)] = bytes.data() + std::min(from, length);
    view.length[static_cast<size_t>(region)] = std::max(0, length - from);
  };
  if (!generator.one_in(5)) set(Region::kMac, 0);
  set(Region::kNetwork, network);
  set(Region::kTransport, transport);
  return view;
}

bool round(uint64_t seed) {
  Generator generator(seed);
  bool ip = !generator.one_in(3);
  size_t sizes[] = {1, 3, 10, 70, 300, 1200};
  RuleSet set = random_rules(generator, ip, sizes[generator.below(6)]);
  Decision decision(set.rules);
  std::vector<bool> hit(set.rules.size(), false);
  for (int i = 0; i < 400; ++i) {
    std::vector<uint8_t> bytes = ip ? generator.ip_frame() : generator.bytes(generator.below(20));
    if (generator.one_in(4)) bytes.resize(generator.below(static_cast<uint32_t>(bytes.size() + 1)));
    bytes.shrink_to_fit();
    PacketView view = view_of(bytes, ip, generator);
    int expected = verdict_by_hand(set.rules, view);
    int actual = decision.match(view);
    if (expected >= 0) hit[static_cast<size_t>(expected)] = true;
    if (actual == expected) continue;
    std::fprintf(stderr, "seed %llu: verdict %d, expected %d\n", static_cast<unsigned long long>(seed), actual,
                 expected);
    for (int rule : {actual, expected}) {
      if (rule >= 0) std::fprintf(stderr, "  rule %d: %s\n", rule, set.texts[static_cast<size_t>(rule)].c_str());
    }
    for (uint8_t byte : bytes) std::fprintf(stderr, "%02x", byte);
    std::fputc('\n', stderr);
    return false;
  }
  for (size_t number : decision.unreachable()) {
    if (!hit[number]) continue;
    std::fprintf(stderr, "seed %llu: rule %zu was reached: %s\n", static_cast<unsigned long long>(seed), number,
                 set.texts[number].c_str());
    return false;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  uint64_t seed = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1;
  uint64_t rounds = count > 2 ? std::strtoull(words[2], nullptr, 10) : 60;
  for (uint64_t i = 0; i < rounds; ++i) {
    if (!round(seed + i)) return 1;
  }
  std::printf("%llu rule sets agree with their rules\n", static_cast<unsigned long long>(rounds));
  return 0;
}
