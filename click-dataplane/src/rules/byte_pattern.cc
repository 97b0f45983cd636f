#include "rules/byte_pattern.hh"

#include <cctype>
#include <charconv>

#include "support/text.hh"

namespace click::rules {
namespace {

// Packets are shorter than this.
constexpr int kMaxOffset = 65536;

struct Bytes {
  std::string values;
  std::string masks;
};

// Hex digits two by two; "?" does not care.
std::optional<Bytes> parse_digits(std::string_view digits, bool wildcards) {
  if (digits.empty() || digits.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  for (size_t i = 0; i < digits.size(); i += 2) {
    int value = 0;
    int mask = 0;
    for (char c : digits.substr(i, 2)) {
      int digit = 0;
      bool wild = wildcards && c == '?';
      if (!wild && std::from_chars(&c, &c + 1, digit, 16).ec != std::errc()) return std::nullopt;
      value = value * 16 + digit;
      mask = mask * 16 + (wild ? 0 : 15);
    }
    bytes.values += static_cast<char>(value);
    bytes.masks += static_cast<char>(mask);
  }
  return bytes;
}

Expression byte_test(int offset, uint8_t value, uint8_t mask) {
  return Expression::field(Region::kData, offset, 1, mask, value & mask, value & mask);
}

std::optional<Expression> parse_clause(std::string_view clause, std::string& error) {
  size_t slash = clause.find('/');
  int offset = 0;
  auto [end, failure] = std::from_chars(clause.data(), clause.data() + clause.size(), offset);
  if (slash == std::string_view::npos || failure != std::errc() || end != clause.data() + slash || offset < 0 ||
      offset >= kMaxOffset) {
    error = "expected OFFSET/VALUE, such as 12/0800, not '" + std::string(clause) + "'";
    return std::nullopt;
  }
  std::string_view rest = clause.substr(slash + 1);
  size_t percent = rest.find('%');
  std::optional<Bytes> value = parse_digits(rest.substr(0, percent), true);
  if (!value) {
    error = "the value in '" + std::string(clause) + "' must be an even number of hex digits or '?'";
    return std::nullopt;
  }
  if (percent != std::string_view::npos) {
    std::optional<Bytes> mask = parse_digits(rest.substr(percent + 1), false);
    if (!mask || mask->values.size() != value->values.size()) {
      error = "the mask in '" + std::string(clause) + "' must have as many hex digits as the value";
      return std::nullopt;
    }
    for (size_t i = 0; i < mask->values.size(); ++i)
      value->masks[i] = static_cast<char>(value->masks[i] & mask->values[i]);
  }
  std::vector<Expression> tests;
  for (size_t i = 0; i < value->values.size(); ++i) {
    auto mask = static_cast<uint8_t>(value->masks[i]);
    if (mask == 0) continue;
    tests.push_back(byte_test(offset + static_cast<int>(i), static_cast<uint8_t>(value->values[i]), mask));
  }
  return Expression::all(std::move(tests));
}

}  // namespace

std::optional<Expression> parse_byte_pattern(std::string_view text, std::string& error) {
  std::vector<Expression> clauses;
  bool negated = false;
  std::vector<std::string> words = split_words(text);
  if (words.empty()) error = "the pattern is empty; '-' matches every packet";
  if (words.empty()) return std::nullopt;
  if (words.size() == 1 && words[0] == "-") return Expression::constant(true);
  for (std::string_view word : words) {
    while (word.starts_with('!')) {
      negated = !negated;
      word.remove_prefix(1);
    }
    if (word.empty()) continue;
    std::optional<Expression> clause = parse_clause(word, error);
    if (!clause) return std::nullopt;
    clauses.push_back(negated ? Expression::negation(*clause) : *clause);
    negated = false;
  }
  if (negated) error = "'!' at the end of the pattern has nothing to negate";
  if (negated) return std::nullopt;
  return Expression::all(std::move(clauses));
}

}  // namespace click::rules
