#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "rules/expression.hh"

namespace click::rules {

// One demand on one chunk: one of the tests is true, or, negated, none is.
struct Literal {
  std::vector<Test> tests;
  bool negated = false;

  const Chunk& chunk() const { return tests.front().chunk; }
  bool matches(uint16_t value, int bytes) const {
    for (const Test& test : tests) {
      if (test.matches(value, bytes)) return !negated;
    }
    return negated;
  }
  auto operator<=>(const Literal&) const = default;
};

// All literals together; sorted, none twice. Empty: matches everything.
using Conjunction = std::vector<Literal>;

// The expression as "this conjunction or that one or ..."; nothing if that takes more than `limit` of them.
std::optional<std::vector<Conjunction>> conjunctions(const Expression& expression, size_t limit);

}  // namespace click::rules
