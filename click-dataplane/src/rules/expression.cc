#include "rules/expression.hh"

#include <algorithm>

namespace click::rules {
namespace {

// A field's share of one chunk: where it lies in the chunk, and which of the field's bits it holds.
struct Piece {
  Chunk chunk;
  uint16_t mask = 0;
  uint16_t low = 0;
  uint16_t high = 0;
};

// Cuts a field into chunks, the most significant first.
std::vector<Piece> cut(Region region, int32_t offset, int length, uint64_t mask, uint64_t low, uint64_t high) {
  std::vector<Piece> pieces;
  for (int i = 0; i < length; ++i) {
    int32_t at = offset + i;
    int from = 8 * (length - 1 - i);
    int to = (at & 1) != 0 ? 0 : 8;
    Chunk chunk{region, at & ~1};
    if (pieces.empty() || pieces.back().chunk != chunk) pieces.push_back({chunk});
    auto add = [&](uint16_t& into, uint64_t number) {
      into = static_cast<uint16_t>(into | (((number >> from) & 0xff) << to));
    };
    add(pieces.back().mask, mask);
    add(pieces.back().low, low);
    add(pieces.back().high, high);
  }
  return pieces;
}

Expression between(const Piece& piece, int low, int high) {
  if (low > high) return Expression::constant(false);
  if (piece.mask == 0) return Expression::constant(low == 0);
  return Expression::test(
      {piece.chunk, piece.mask, static_cast<uint16_t>(low), static_cast<uint16_t>(std::min<int>(high, piece.mask))});
}

Expression in_range(const std::vector<Piece>& pieces, size_t at, bool bounded_below, bool bounded_above);

// The rest of a number whose first pieces equal the bounds that are still open.
Expression rest(const std::vector<Piece>& pieces, size_t at, bool below, bool above) {
  return at == pieces.size() ? Expression::constant(true) : in_range(pieces, at, below, above);
}

// Compares piece by piece, as numbers are compared digit by digit.
Expression in_range(const std::vector<Piece>& pieces, size_t at, bool below, bool above) {
  const Piece& piece = pieces[at];
  int low = below ? piece.low : 0;
  int high = above ? piece.high : 0xffff;
  if (below && above && low == high) {
    return Expression::all({between(piece, low, high), rest(pieces, at + 1, true, true)});
  }
  if (at + 1 == pieces.size()) return between(piece, low, high);
  std::vector<Expression> ways;
  if (below) ways.push_back(Expression::all({between(piece, low, low), rest(pieces, at + 1, true, false)}));
  Expression inner = between(piece, low + (below ? 1 : 0), high - (above ? 1 : 0));
  if (inner.kind() != Expression::Kind::kFalse) {
    ways.push_back(Expression::all({std::move(inner), rest(pieces, at + 1, false, false)}));
  }
  if (above) ways.push_back(Expression::all({between(piece, high, high), rest(pieces, at + 1, false, true)}));
  return Expression::any(std::move(ways));
}

}  // namespace

bool Test::matches(const PacketView& packet) const {
  auto region = static_cast<size_t>(chunk.region);
  const uint8_t* at = packet.at[region] + chunk.offset;
  int32_t left = packet.length[region] - chunk.offset;
  if (packet.at[region] == nullptr || left <= 0) return matches(0, 0);
  if (left == 1) return matches(static_cast<uint16_t>(at[0] << 8), 1);
  return matches(static_cast<uint16_t>(at[0] << 8 | at[1]), 2);
}

Expression Expression::test(Test test) {
  Expression expression(Kind::kTest);
  expression.test_ = test;
  return expression;
}

Expression Expression::negation(Expression part) {
  if (part.kind_ == Kind::kTrue || part.kind_ == Kind::kFalse) return constant(part.kind_ == Kind::kFalse);
  if (part.kind_ == Kind::kNot) return Expression(part.parts_.front());
  Expression expression(Kind::kNot);
  expression.parts_.push_back(std::move(part));
  return expression;
}

// Flattens nested joins of the same kind and takes constants out.
Expression Expression::joined(Kind kind, std::vector<Expression> parts) {
  Kind neutral = kind == Kind::kAll ? Kind::kTrue : Kind::kFalse;
  Kind deciding = kind == Kind::kAll ? Kind::kFalse : Kind::kTrue;
  Expression expression(kind);
  for (Expression& part : parts) {
    if (part.kind_ == deciding) return Expression(deciding);
    if (part.kind_ == neutral) continue;
    if (part.kind_ == kind) {
      for (Expression& inner : part.parts_) expression.parts_.push_back(std::move(inner));
    } else {
      expression.parts_.push_back(std::move(part));
    }
  }
  if (expression.parts_.empty()) return Expression(neutral);
  if (expression.parts_.size() == 1) return Expression(expression.parts_.front());
  return expression;
}

Expression Expression::field(Region region, int32_t offset, int length, uint64_t mask, uint64_t low, uint64_t high) {
  if (low > high || low > mask) return constant(false);
  std::vector<Piece> pieces = cut(region, offset, length, mask, low, high);
  Expression range = in_range(pieces, 0, low != 0, high < mask);
  // The first bytes may settle an order before the last ones are looked at; those must be there all the same.
  return low == high ? range : all({present(region, offset, length, mask), std::move(range)});
}

Expression Expression::present(Region region, int32_t offset, int length, uint64_t mask) {
  std::vector<Expression> parts;
  for (const Piece& piece : cut(region, offset, length, mask, 0, mask)) {
    if (piece.mask != 0) parts.push_back(test({piece.chunk, piece.mask, 0, piece.mask}));
  }
  return all(std::move(parts));
}

bool Expression::matches(const PacketView& packet) const {
  auto holds = [&](const Expression& part) { return part.matches(packet); };
  switch (kind_) {
    case Kind::kTrue:
      return true;
    case Kind::kFalse:
      return false;
    case Kind::kTest:
      return test_.matches(packet);
    case Kind::kNot:
      return !parts_.front().matches(packet);
    case Kind::kAll:
      return std::ranges::all_of(parts_, holds);
    case Kind::kAny:
      return std::ranges::any_of(parts_, holds);
  }
  return false;
}

}  // namespace click::rules
