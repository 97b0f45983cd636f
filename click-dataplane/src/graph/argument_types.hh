#pragma once

#include <charconv>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "packet/addresses.hh"
#include "packet/annotations.hh"

namespace click {

class Element;

// How one kind of argument is read from its text. parse() stores the value and answers nothing, or leaves it
// and says what was expected, such as "expected an integer". Elements specialise this for types of their own.
template <class T>
struct ArgumentType;

// Who asks: names of elements and addresses are looked up relative to it.
struct ArgumentContext {
  const Element& element;
};

using ParseError = std::optional<std::string>;

// An integer as the language writes it: sign, decimal, 0x hexadecimal, 0 octal. Nothing if it is none or does not fit
// 64 bits.
struct ParsedInteger {
  bool negative = false;
  uint64_t magnitude = 0;
};
std::optional<ParsedInteger> parse_integer(std::string_view text);

template <std::integral T>
requires(!std::same_as<T, bool>) struct ArgumentType<T> {
  static ParseError parse(std::string_view text, T& value, const ArgumentContext&) {
    std::optional<ParsedInteger> parsed = parse_integer(text);
    if (!parsed) return "expected an integer";
    constexpr auto kMax = static_cast<uint64_t>(std::numeric_limits<T>::max());
    uint64_t limit = !parsed->negative ? kMax : std::is_signed_v<T> ? kMax + 1 : 0;
    if (parsed->magnitude > limit) {
      return "expected an integer from " + std::to_string(std::numeric_limits<T>::min()) + " to " +
             std::to_string(kMax);
    }
    value = parsed->negative ? static_cast<T>(0 - parsed->magnitude) : static_cast<T>(parsed->magnitude);
    return {};
  }
};

// Text without its quotes.
template <>
struct ArgumentType<std::string> {
  static ParseError parse(std::string_view text, std::string& value, const ArgumentContext&);
};

// Text exactly as written, quotes included.
struct RawText {
  std::string text;
};

// A rate in bytes per second: "1Mbps", "10kBps"; without unit bytes per second.
struct Bandwidth {
  uint64_t bytes_per_second = 0;
};

#define CLICK_ARGUMENT_TYPE(TYPE)                                                        \
  template <>                                                                            \
  struct ArgumentType<TYPE> {                                                            \
    static ParseError parse(std::string_view text, TYPE& value, const ArgumentContext&); \
  }
CLICK_ARGUMENT_TYPE(bool);
CLICK_ARGUMENT_TYPE(double);
CLICK_ARGUMENT_TYPE(RawText);
CLICK_ARGUMENT_TYPE(Bandwidth);
CLICK_ARGUMENT_TYPE(std::chrono::nanoseconds);  // "1.5s", "10ms", "2 min"; without unit seconds
CLICK_ARGUMENT_TYPE(AnnotationSlot);            // "PAINT", "20", "20/2"
CLICK_ARGUMENT_TYPE(IpAddress);                 // also a name that AddressInfo defines, as for those below
CLICK_ARGUMENT_TYPE(IpPrefix);
CLICK_ARGUMENT_TYPE(Ip6Address);
CLICK_ARGUMENT_TYPE(EtherAddress);
CLICK_ARGUMENT_TYPE(Element*);  // the name of an element of the configuration
#undef CLICK_ARGUMENT_TYPE

}  // namespace click
