#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/argument_types.hh"

namespace click {

// An IP protocol as an argument: a number up to 255, or a common protocol's name.
struct IpProtocol {
  uint8_t number = 0;
};

template <>
struct ArgumentType<IpProtocol> {
  static ParseError parse(std::string_view text, IpProtocol& value, const ArgumentContext& context) {
    struct Named {
      std::string_view name;
      uint8_t number;
    };
    static constexpr Named kNames[] = {{"icmp", 1}, {"igmp", 2},   {"ipip", 4},  {"tcp", 6},
                                       {"udp", 17}, {"dccp", 33},  {"gre", 47},  {"esp", 50},
                                       {"ah", 51},  {"icmp6", 58}, {"ospf", 89}, {"sctp", 132}};
    for (const Named& named : kNames) {
      if (named.name != text) continue;
      value.number = named.number;
      return {};
    }
    if (ParseError error = ArgumentType<uint8_t>::parse(text, value.number, context))
      return "expected an IP protocol such as tcp, or a number up to 255";
    return {};
  }
};

}  // namespace click
