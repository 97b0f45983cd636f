#include "graph/args.hh"

#include <algorithm>
#include <cctype>

#include "support/text.hh"

namespace click {
namespace {

bool looks_like_keyword(std::string_view word) {
  return word.size() > 1 && std::isupper(static_cast<unsigned char>(word[0])) != 0 &&
         std::all_of(word.begin(), word.end(),
                     [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0 || c == '_'; });
}

}  // namespace

Args& Args::add(std::string_view name, Kind kind, Parser parse, bool* given) {
  parameters_.push_back({std::string(name), kind, std::move(parse), given, nullptr, ""});
  return *this;
}

// The parameter that "NAME value" names.
Args::Parameter* Args::keyword_of(std::string_view argument, std::string_view& value) {
  value = argument;
  std::string word = take_word(value);
  if (value.empty()) return nullptr;
  auto found = std::find_if(parameters_.begin(), parameters_.end(), [&](const Parameter& p) { return p.name == word; });
  return found == parameters_.end() ? nullptr : &*found;
}

void Args::match(Status& status) {
  std::vector<const std::string*> positional;
  for (const std::string& argument : arguments_) {
    std::string_view value;
    Parameter* parameter = keyword_of(argument, value);
    if (parameter == nullptr) {
      positional.push_back(&argument);
    } else if (parameter->argument != nullptr) {
      status.add(Status::error("argument " + parameter->name + " is given twice"));
    } else {
      parameter->argument = &argument;
      parameter->text = value;
    }
  }
  auto next = positional.begin();
  for (Parameter& parameter : parameters_) {
    bool by_position = parameter.kind == Kind::kMandatory || parameter.kind == Kind::kPositional;
    if (!by_position || parameter.argument != nullptr || next == positional.end()) continue;
    parameter.argument = *next++;
    parameter.text = trim(*parameter.argument);  // handlers may be written with the end of a line
  }
  if (rest_ != nullptr) {
    for (; next != positional.end(); ++next) rest_->push_back(**next);
  }
  auto takes_position = [](const Parameter& p) { return p.kind == Kind::kMandatory || p.kind == Kind::kPositional; };
  auto most = std::count_if(parameters_.begin(), parameters_.end(), takes_position);
  std::vector<std::string> names;
  for (const Parameter& parameter : parameters_) names.push_back(parameter.name);
  bool counted = false;
  for (; next != positional.end(); ++next) {
    std::string_view value = **next;
    std::string word = take_word(value);
    if (looks_like_keyword(word)) {
      status.add(Status::error("unknown argument " + word + suggestion(word, names)));
    } else if (!counted) {
      status.add(Status::error("too many arguments, at most " + std::to_string(most) + " without a keyword"));
      counted = true;
    }
  }
}

Status Args::finish() {
  Status status;
  match(status);
  for (Parameter& parameter : parameters_) {
    bool required = parameter.kind == Kind::kMandatory || parameter.kind == Kind::kMandatoryKeyword;
    if (parameter.argument == nullptr || (parameter.text.empty() && required)) {
      if (required) status.add(Status::error("argument " + parameter.name + " is missing"));
      continue;
    }
    if (parameter.text.empty()) continue;  // "Element(, x)": keeps the default
    if (ParseError error = parameter.parse(parameter.text)) {
      status.add(Status::error(parameter.name + ": " + *error + ", not '" + parameter.text + "'"));
    } else if (parameter.given != nullptr) {
      *parameter.given = true;
    }
  }
  if (!status) return status;
  for (const Check& check : checks_) {
    if (!check.holds()) status.add(Status::error(check.otherwise));
  }
  return status;
}

}  // namespace click
