#include "graph/names.hh"

namespace click {

std::string NameTable::scope_of(std::string_view element) {
  size_t slash = element.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(element.substr(0, slash + 1));
}

bool NameTable::define(std::string_view kind, std::string_view name, std::string bytes, std::string_view definer) {
  auto [entry, fresh] = values_.emplace(std::pair(std::string(kind), scope_of(definer) + std::string(name)), bytes);
  return fresh || entry->second == bytes;
}

const std::string* NameTable::find(std::string_view kind, std::string_view name, std::string_view viewer) const {
  for (std::string scope = scope_of(viewer);;) {
    if (auto found = values_.find({std::string(kind), scope + std::string(name)}); found != values_.end())
      return &found->second;
    if (scope.empty()) return nullptr;
    scope.pop_back();
    scope = scope_of(scope);
  }
}

}  // namespace click
