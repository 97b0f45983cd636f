// Every element class of the engine has a documentation comment with =c, =s and =d, and each of its handlers is
// documented with the access that it has.

#include <cstdio>
#include <set>
#include <string>

#include "docs/element_docs.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {
namespace {

int faults = 0;

void fault(const std::string& name, const std::string& what) {
  std::printf("%s: %s\n", name.c_str(), what.c_str());
  ++faults;
}

void check_handler(const std::string& name, const ParsedDoc& doc, const std::string& handler_name,
                   const Handler& handler) {
  bool readable = false;
  bool writable = false;
  bool documented = false;
  for (const HandlerDoc& candidate : doc.handlers) {
    if (!candidate.speaks_of(handler_name)) continue;
    documented = true;
    readable = readable || candidate.readable();
    writable = writable || candidate.writable();
  }
  if (!documented) {
    fault(name, "handler '" + handler_name + "' has no =h");
  } else if (readable != static_cast<bool>(handler.read) || writable != static_cast<bool>(handler.write)) {
    fault(name, "the =h of '" + handler_name + "' says something else about reading and writing than the handler does");
  }
}

void check_class(const std::string& name, const ElementClass& element_class) {
  const ElementDoc* found = find_doc(name);
  if (found == nullptr) return fault(name, "no documentation comment that begins with =c in its header");
  ParsedDoc doc = parse_doc(found->comment);
  if (doc.synopsis.empty()) fault(name, "=c is empty");
  if (doc.group.empty() || doc.purpose.empty()) fault(name, "=s needs a group and a purpose");
  if (doc.description.empty()) fault(name, "=d is missing");
  Handlers handlers;
  element_class.make()->add_handlers(handlers);
  for (const auto& [handler_name, handler] : handlers.all()) check_handler(name, doc, handler_name, handler);
}

}  // namespace
}  // namespace click

int main() {
  for (const auto& [name, element_class] : click::Registry::get().all()) click::check_class(name, element_class);
  if (click::Registry::get().all().empty()) click::fault("registry", "there are no element classes");
  if (click::faults == 0) std::puts("all element classes are documented");
  return click::faults == 0 ? 0 : 1;
}
