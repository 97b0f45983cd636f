#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "packet/addresses.hh"
#include "rules/expression.hh"

namespace click::rules {

// The primitives of IP patterns, once they are read, and what they mean in bytes.

enum class Direction : uint8_t { kNone, kSource, kDestination, kBoth, kEither };
enum class Comparison : uint8_t { kEqual, kUnequal, kLess, kLessOrEqual, kGreater, kGreaterOrEqual };

// A number somewhere in a packet's IP or transport header.
struct HeaderField {
  Region region = Region::kNetwork;
  int32_t offset = 0;
  int length = 1;
  uint64_t mask = 0xff;
  int shift = 0;      // the number is (bytes & mask) >> shift
  int protocol = -1;  // for packets of this transport protocol only; -1: any

  uint64_t max() const { return mask >> shift; }
};

// "DIRECTIVE [& MASK] [OP] VALUE".
struct Condition {
  Comparison comparison = Comparison::kEqual;
  uint64_t value = 0;
  std::optional<uint64_t> mask;
};

Expression field_primitive(const HeaderField& field, const Condition& condition);
// Protocol -1: TCP or UDP.
Expression port_primitive(Direction direction, int protocol, const Condition& condition);
// The address, under the mask, equals the condition's value or not; both in host order.
Expression address_primitive(Direction direction, uint32_t mask, const Condition& condition);
Expression ether_primitive(Direction direction, const EtherAddress& address, bool equal);
Expression fragment_primitive();
Expression tcp_flag_primitive(uint8_t flag);

// Names of numbers; nothing if there is no such name.
std::optional<int> protocol_number(std::string_view name);
std::optional<int> port_number(std::string_view name);
std::optional<int> icmp_type_number(std::string_view name);
std::optional<uint8_t> tcp_flag(std::string_view name);

}  // namespace click::rules
