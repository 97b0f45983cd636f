#include "graph/registry.hh"

#include <cstdio>
#include <cstdlib>

namespace click {

Registry& Registry::get() {
  static Registry registry;
  return registry;
}

void Registry::add(ElementClass element_class) {
  std::string name = element_class.name;
  if (!classes_.emplace(name, std::move(element_class)).second) {
    std::fprintf(stderr, "click: element class %s is registered twice\n", name.c_str());
    std::abort();
  }
}

const ElementClass* Registry::find(std::string_view name) const {
  auto found = classes_.find(name);
  return found == classes_.end() ? nullptr : &found->second;
}

std::vector<std::string> Registry::names() const {
  std::vector<std::string> all;
  for (const auto& [name, element_class] : classes_) all.push_back(name);
  return all;
}

}  // namespace click
