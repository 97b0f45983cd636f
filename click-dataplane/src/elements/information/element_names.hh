#pragma once

#include <string>
#include <string_view>

#include "graph/names.hh"
#include "graph/router.hh"

namespace click {

// Whether a name means an element, or a compound element with something inside, in the scope of the element `viewer`.
inline bool names_something(const Router& router, std::string_view viewer, std::string_view name) {
  std::string full = NameTable::scope_of(viewer) + std::string(name);
  for (const lang::FlatElement& element : router.configuration().elements) {
    if (element.name == full || element.name.starts_with(full + "/")) return true;
  }
  return false;
}

}  // namespace click
