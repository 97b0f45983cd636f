#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/element.hh"

namespace click {

// What of the host an element can reach; a policy may keep such elements out of a configuration.
enum HostAccess : unsigned { kNoHostAccess = 0, kHostFiles = 1, kHostPrograms = 2, kHostSockets = 4 };

struct ElementClass {
  std::string name;
  std::unique_ptr<Element> (*make)();
  unsigned host_access;
};

// All element classes that are linked in; each adds itself before main() begins.
class Registry {
 public:
  static Registry& get();

  void add(ElementClass element_class);
  const ElementClass* find(std::string_view name) const;
  const std::map<std::string, ElementClass, std::less<>>& all() const { return classes_; }
  std::vector<std::string> names() const;

 private:
  std::map<std::string, ElementClass, std::less<>> classes_;
};

struct Registration {
  Registration(const char* name, std::unique_ptr<Element> (*make)(), unsigned host_access = kNoHostAccess) {
    Registry::get().add({name, make, host_access});
  }
};

}  // namespace click

// Last line of an element's .cc: REGISTER_ELEMENT(Strip) or REGISTER_ELEMENT(FromDump, click::kHostFiles).
#define REGISTER_ELEMENT(CLASS, ...)                                                                            \
  static const ::click::Registration kRegistrationOf##CLASS(#CLASS, []() -> std::unique_ptr<::click::Element> { \
    return std::make_unique<CLASS>();                                                                           \
  } __VA_OPT__(, ) __VA_ARGS__)

// A second name for a class: REGISTER_ELEMENT_AS(Queue, SimpleQueue).
#define REGISTER_ELEMENT_AS(CLASS, NAME, ...)                                                                 \
  static const ::click::Registration kRegistrationOf##NAME(#NAME, []() -> std::unique_ptr<::click::Element> { \
    return std::make_unique<CLASS>();                                                                         \
  } __VA_OPT__(, ) __VA_ARGS__)
