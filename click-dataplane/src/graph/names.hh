#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace click {

// Names that a configuration gives to addresses and numbers (AddressInfo, PortInfo, ...), as bytes by kind and name. A
// name is visible in the compound element where it was defined and inside of that.
class NameTable {
 public:
  static constexpr std::string_view kIpAddress = "ip_addr";
  static constexpr std::string_view kIpPrefix = "ip_prefix";  // address, then mask
  static constexpr std::string_view kIp6Address = "ip6_addr";
  static constexpr std::string_view kEtherAddress = "ether_addr";
  static constexpr std::string_view kAnnotation = "annotation";  // offset, then size

  // `definer` is the name of the element that defines it. False when the same scope has it already with another value.
  bool define(std::string_view kind, std::string_view name, std::string bytes, std::string_view definer);
  // As seen from the element named `viewer`; null when unknown.
  const std::string* find(std::string_view kind, std::string_view name, std::string_view viewer) const;

  // "a/b/c" is in the scope "a/b/".
  static std::string scope_of(std::string_view element);

 private:
  std::map<std::pair<std::string, std::string>, std::string> values_;  // (kind, scope + name)
};

}  // namespace click
