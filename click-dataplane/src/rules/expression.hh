#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace click::rules {

// What offsets count from.
enum class Region : uint8_t { kData, kMac, kNetwork, kTransport };
inline constexpr size_t kRegionCount = 4;

// What there is of a packet to look at: the first byte of each region, and how many bytes there are from it to the
// packet's end (0 or less: none).
struct PacketView {
  std::array<const uint8_t*, kRegionCount> at{};
  std::array<int32_t, kRegionCount> length{};
};

// Two bytes of a packet, at an even offset from a region's beginning.
struct Chunk {
  Region region = Region::kData;
  int32_t offset = 0;

  auto operator<=>(const Chunk&) const = default;
};

// True if the chunk's bits under the mask, as a number in network order, lie between low and high. A test that needs a
// byte behind the packet's end is false.
struct Test {
  Chunk chunk;
  uint16_t mask = 0;
  uint16_t low = 0;
  uint16_t high = 0;

  auto operator<=>(const Test&) const = default;

  // For a chunk of which `bytes` (0 to 2) are in the packet.
  bool matches(uint16_t value, int bytes) const {
    if (bytes < 2 && ((mask & 0xff) != 0 || bytes < 1)) return false;
    uint16_t masked = value & mask;
    return masked >= low && masked <= high;
  }
  bool matches(const PacketView& packet) const;
};

// What a rule asks of a packet: a tree of tests.
class Expression {
 public:
  enum class Kind : uint8_t { kTrue, kFalse, kTest, kNot, kAll, kAny };

  static Expression constant(bool truth) { return Expression(truth ? Kind::kTrue : Kind::kFalse); }
  static Expression test(Test test);
  static Expression negation(Expression part);
  static Expression all(std::vector<Expression> parts) { return joined(Kind::kAll, std::move(parts)); }
  static Expression any(std::vector<Expression> parts) { return joined(Kind::kAny, std::move(parts)); }

  // Bytes [offset, offset + length) of a region, as a number under a mask, between low and high. At most 8 bytes.
  static Expression field(Region region, int32_t offset, int length, uint64_t mask, uint64_t low, uint64_t high);
  // All bytes of a field that the mask touches are in the packet.
  static Expression present(Region region, int32_t offset, int length, uint64_t mask);

  Kind kind() const { return kind_; }
  const Test& test() const { return test_; }
  const std::vector<Expression>& parts() const { return parts_; }

  // The plain meaning, test by test: the yardstick for everything that is compiled.
  bool matches(const PacketView& packet) const;

 private:
  explicit Expression(Kind kind) : kind_(kind) {}
  static Expression joined(Kind kind, std::vector<Expression> parts);

  Kind kind_;
  Test test_;
  std::vector<Expression> parts_;
};

// A rule: packets for which the expression is true, and no earlier rule's is, get the verdict.
struct Rule {
  Expression expression;
  int verdict = 0;
};

}  // namespace click::rules
