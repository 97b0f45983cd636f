#include "graph/policy.hh"

#include "support/text.hh"

namespace click {

Status Policy::parse(std::string_view words, Policy& policy) {
  static const std::pair<std::string_view, unsigned> kGroups[] = {{"@file", kHostFiles},
                                                                  {"@exec", kHostPrograms},
                                                                  {"@socket", kHostSockets},
                                                                  {"@host", kHostFiles | kHostPrograms | kHostSockets},
                                                                  {"*", ~0u}};
  Status status;
  for (const std::string& word : split_words(words)) {
    bool sign = word[0] == '+' || word[0] == '-';
    std::string name = word.substr(sign ? 1 : 0);
    Rule rule{word[0] == '+', name, 0};
    for (auto [group, access] : kGroups) {
      if (name != group) continue;
      rule.name.clear();
      rule.access = access;
    }
    if (!sign || name.empty() || (name[0] == '@' && rule.access == 0)) {
      status.add(
          Status::error("policy: expected -@host, -@file, -@exec, -@socket, -Class or +Class, not '" + word + "'"));
    } else {
      policy.rules_.push_back(std::move(rule));
    }
  }
  return status;
}

bool Policy::allows(const ElementClass& element_class) const {
  bool allowed = true;
  for (const Rule& rule : rules_) {
    bool speaks = rule.name.empty() ? rule.access == ~0u || (rule.access & element_class.host_access) != 0
                                    : rule.name == element_class.name;
    if (speaks) allowed = rule.allow;
  }
  return allowed;
}

std::string Policy::reach_of(unsigned host_access) {
  std::string text;
  auto add = [&](unsigned bit, const char* words) {
    if ((host_access & bit) != 0) text += (text.empty() ? "" : ", ") + std::string(words);
  };
  add(kHostFiles, "reaches files of the host");
  add(kHostPrograms, "runs programs of the host");
  add(kHostSockets, "uses sockets of the host");
  return text;
}

}  // namespace click
