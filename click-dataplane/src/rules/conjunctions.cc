#include "rules/conjunctions.hh"

#include <algorithm>

namespace click::rules {
namespace {

using Choices = std::vector<Conjunction>;
using Kind = Expression::Kind;

// Alternatives beyond this are not compared pairwise.
constexpr size_t kMergeLimit = 128;

void insert(Conjunction& into, const Literal& literal) {
  auto at = std::ranges::lower_bound(into, literal);
  if (at == into.end() || *at != literal) into.insert(at, literal);
}

Conjunction both(const Conjunction& a, const Conjunction& b) {
  Conjunction result = a;
  for (const Literal& literal : b) insert(result, literal);
  return result;
}

// "A and x, or A and y" becomes "A and (x or y)" when x and y are about one chunk.
bool merge(Conjunction& into, const Conjunction& other) {
  if (into.size() != other.size()) return false;
  size_t differences = 0;
  size_t where = 0;
  for (size_t i = 0; i < into.size(); ++i) {
    if (into[i] == other[i]) continue;
    ++differences;
    where = i;
  }
  if (differences == 0) return true;
  const Literal& mine = into[where];
  const Literal& theirs = other[where];
  if (differences > 1 || mine.negated || theirs.negated || mine.chunk() != theirs.chunk()) return false;
  Literal joined = mine;
  joined.tests.insert(joined.tests.end(), theirs.tests.begin(), theirs.tests.end());
  std::ranges::sort(joined.tests);
  joined.tests.erase(std::unique(joined.tests.begin(), joined.tests.end()), joined.tests.end());
  into.erase(into.begin() + static_cast<ptrdiff_t>(where));
  insert(into, joined);
  return true;
}

void merge_all(Choices& choices) {
  if (choices.size() > kMergeLimit) return;
  for (bool again = true; again;) {
    again = false;
    for (size_t i = 0; i < choices.size(); ++i) {
      for (size_t j = i + 1; j < choices.size();) {
        if (merge(choices[i], choices[j])) {
          choices.erase(choices.begin() + static_cast<ptrdiff_t>(j));
          again = true;
        } else {
          ++j;
        }
      }
    }
  }
}

std::optional<Choices> expand(const Expression& expression, bool negated, size_t limit);

std::optional<Choices> either(const std::vector<Expression>& parts, bool negated, size_t limit) {
  Choices result;
  for (const Expression& part : parts) {
    std::optional<Choices> more = expand(part, negated, limit);
    if (!more || result.size() + more->size() > limit) return std::nullopt;
    result.insert(result.end(), more->begin(), more->end());
  }
  merge_all(result);
  return result;
}

std::optional<Choices> together(const std::vector<Expression>& parts, bool negated, size_t limit) {
  Choices result{Conjunction{}};
  for (const Expression& part : parts) {
    std::optional<Choices> more = expand(part, negated, limit);
    if (!more || result.size() * more->size() > limit) return std::nullopt;
    Choices products;
    for (const Conjunction& a : result) {
      for (const Conjunction& b : *more) products.push_back(both(a, b));
    }
    result = std::move(products);
  }
  merge_all(result);
  return result;
}

std::optional<Choices> expand(const Expression& expression, bool negated, size_t limit) {
  switch (expression.kind()) {
    case Kind::kTrue:
      return negated ? Choices{} : Choices{Conjunction{}};
    case Kind::kFalse:
      return negated ? Choices{Conjunction{}} : Choices{};
    case Kind::kTest:
      return Choices{Conjunction{Literal{{expression.test()}, negated}}};
    case Kind::kNot:
      return expand(expression.parts().front(), !negated, limit);
    case Kind::kAll:
      return negated ? either(expression.parts(), true, limit) : together(expression.parts(), false, limit);
    case Kind::kAny:
      return negated ? together(expression.parts(), true, limit) : either(expression.parts(), false, limit);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<Conjunction>> conjunctions(const Expression& expression, size_t limit) {
  return expand(expression, false, limit);
}

}  // namespace click::rules
