#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/registry.hh"
#include "support/status.hh"

namespace click {

// Which element classes a configuration may use; see click_check in click_dataplane.h for the words.
class Policy {
 public:
  static Status parse(std::string_view words, Policy& policy);

  bool allows(const ElementClass& element_class) const;
  // Whether a class with this access, of which no rule speaks by name, would be allowed.
  bool allows(HostAccess access) const { return allows(ElementClass{"", nullptr, access}); }
  // "reads or writes files of the host", for messages; empty when the class is refused by name.
  static std::string reach_of(unsigned host_access);

 private:
  struct Rule {
    bool allow;
    std::string name;     // empty: by access
    unsigned access = 0;  // ~0u: every class
  };
  std::vector<Rule> rules_;
};

}  // namespace click
