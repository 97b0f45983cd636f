#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/argument_types.hh"
#include "support/status.hh"

namespace click {

// An element's arguments, read in one chain that ends with finish():
//
//     return args.mandatory("LENGTH", length_).keyword("ACTIVE", active_).finish();
//
// finish() matches arguments to parameters and parses them all, so one Status reports every mistake. Positional
// parameters take arguments in order; each parameter may also be given as "NAME value" in any place. Values keep what
// they had (the default) when an optional argument is missing.
class Args {
 public:
  Args(std::vector<std::string> arguments, const Element& element)
      : arguments_(std::move(arguments)), context_{element} {}

  // Positional, must be given.
  template <class T>
  Args& mandatory(std::string_view name, T& value) {
    return add(name, Kind::kMandatory, parser(value), nullptr);
  }
  // Positional, may be missing. `given`, if any, becomes true when it was there.
  template <class T>
  Args& positional(std::string_view name, T& value, bool* given = nullptr) {
    return add(name, Kind::kPositional, parser(value), given);
  }
  // "NAME value" only, may be missing.
  template <class T>
  Args& keyword(std::string_view name, T& value, bool* given = nullptr) {
    return add(name, Kind::kKeyword, parser(value), given);
  }
  // "NAME value" only, must be given.
  template <class T>
  Args& mandatory_keyword(std::string_view name, T& value) {
    return add(name, Kind::kMandatoryKeyword, parser(value), nullptr);
  }
  // Takes all positional arguments that are left over, as written.
  Args& rest(std::vector<std::string>& values) {
    rest_ = &values;
    return *this;
  }
  // A rule about the values, tested when they were all read: args.positional("MAX", max_).check([&] { return max_ > 0;
  // }, "MAX must be positive").
  Args& check(std::function<bool()> holds, std::string otherwise) {
    checks_.push_back({std::move(holds), std::move(otherwise)});
    return *this;
  }

  Status finish();

  // The arguments as written, for elements whose arguments are a language of their own (Classifier, IPFilter, ...).
  const std::vector<std::string>& all() const { return arguments_; }
  const ArgumentContext& context() const { return context_; }

 private:
  enum class Kind { kMandatory, kPositional, kKeyword, kMandatoryKeyword };
  using Parser = std::function<ParseError(std::string_view)>;
  struct Parameter {
    std::string name;
    Kind kind;
    Parser parse;
    bool* given;
    const std::string* argument = nullptr;
    std::string text;
  };
  struct Check {
    std::function<bool()> holds;
    std::string otherwise;
  };

  template <class T>
  Parser parser(T& value) {
    return [this, &value](std::string_view text) { return ArgumentType<T>::parse(text, value, context_); };
  }
  Args& add(std::string_view name, Kind kind, Parser parse, bool* given);
  void match(Status& status);
  Parameter* keyword_of(std::string_view argument, std::string_view& value);

  std::vector<std::string> arguments_;
  ArgumentContext context_;
  std::vector<Parameter> parameters_;
  std::vector<std::string>* rest_ = nullptr;
  std::vector<Check> checks_;
};

}  // namespace click
