#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "packet/addresses.hh"
#include "rules/expression.hh"

namespace click::rules {

// What the names in patterns stand for, beside the built-in ones.
struct PatternNames {
  std::function<std::optional<IpAddress>(std::string_view)> host;
  std::function<std::optional<IpPrefix>(std::string_view)> network;
  std::function<std::optional<EtherAddress>(std::string_view)> ether;
};

// Reads a pattern of IPFilter and IPClassifier ("src net 10/8 and tcp dst port 80 or 443"). Without an answer, `error`
// says what is wrong.
std::optional<Expression> parse_ip_pattern(std::string_view text, const PatternNames& names, std::string& error);

}  // namespace click::rules
