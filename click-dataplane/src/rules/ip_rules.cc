#include "rules/ip_rules.hh"

#include "graph/argument_types.hh"
#include "rules/ip_pattern.hh"

namespace click::rules {
namespace {

template <class T>
std::optional<T> named(std::string_view word, const Element& element) {
  T value;
  return ArgumentType<T>::parse(word, value, ArgumentContext{element}) ? std::nullopt : std::optional(value);
}

}  // namespace

Status read_ip_pattern(std::string_view text, const Element& element, std::optional<Expression>& expression) {
  PatternNames names{[&](std::string_view word) { return named<IpAddress>(word, element); },
                     [&](std::string_view word) { return named<IpPrefix>(word, element); },
                     [&](std::string_view word) { return named<EtherAddress>(word, element); }};
  std::string error;
  expression = parse_ip_pattern(text, names, error);
  return expression ? Status::ok() : Status::error(error);
}

void warn_of_unreachable(const Decision& decision, const Element& element) {
  for (size_t number : decision.unreachable()) {
    element.log_warning("no packet can reach pattern " + std::to_string(number) +
                        "; an earlier one takes them all, or it contradicts itself");
  }
}

}  // namespace click::rules
