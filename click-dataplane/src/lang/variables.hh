#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace click::lang {

// Configuration parameters ($name) that are visible in a scope.
struct Variables {
  std::map<std::string, std::string> values;
  std::shared_ptr<const Variables> outer;

  const std::string* find(const std::string& name) const;

  // Replaces $name, ${name} and ${name-default} outside of single quotes and comments. Names that nobody defined stay,
  // because elements such as Script have variables of their own.
  std::string substitute(std::string_view text) const;
};

}  // namespace click::lang
