#include "probes/documentationcheck.hh"

#include <set>

namespace click {
namespace {

Status check_handler(const ParsedDoc& doc, const std::string& name, const Handler& handler) {
  bool readable = false;
  bool writable = false;
  bool documented = false;
  for (const HandlerDoc& candidate : doc.handlers) {
    if (!candidate.speaks_of(name)) continue;
    documented = true;
    readable = readable || candidate.readable();
    writable = writable || candidate.writable();
  }
  if (!documented) return Status::error("handler '" + name + "' has no =h");
  if (readable == static_cast<bool>(handler.read) && writable == static_cast<bool>(handler.write)) return Status::ok();
  return Status::error("the =h of '" + name + "' says something else about reading and writing than the handler does");
}

Status check_class(const std::string& name, const ElementClass& element_class) {
  const ElementDoc* found = find_doc(name);
  if (found == nullptr) return Status::error("no documentation comment that begins with =c in its header");
  ParsedDoc doc = parse_doc(found->comment);
  Status status;
  if (doc.synopsis.empty()) status.add(Status::error("=c is empty"));
  if (doc.group.empty() || doc.purpose.empty()) status.add(Status::error("=s needs a group and a purpose"));
  if (doc.description.empty()) status.add(Status::error("=d is missing"));
  Handlers handlers;
  element_class.make()->add_handlers(handlers);
  for (const auto& [handler_name, handler] : handlers.all()) status.add(check_handler(doc, handler_name, handler));
  return status;
}

}  // namespace

Status DocumentationCheck::configure(Args&) {
  static const std::set<std::string> kProbes = {"FromHex", "ToHex", "DocumentationCheck"};
  Status status;
  for (const auto& [name, element_class] : Registry::get().all()) {
    if (kProbes.contains(name)) continue;
    Status faults = check_class(name, element_class);
    for (const std::string& fault : faults.messages()) status.add(Status::error(name + ": " + fault));
  }
  return status;
}

REGISTER_ELEMENT(DocumentationCheck);

}  // namespace click
