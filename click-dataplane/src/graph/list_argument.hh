#pragma once

#include <string>
#include <vector>

#include "graph/argument_types.hh"
#include "support/text.hh"

namespace click {

// Several values in one argument, separated by spaces: "10.0.0.1 10.0.0.2".
template <class T>
struct ArgumentType<std::vector<T>> {
  static ParseError parse(std::string_view text, std::vector<T>& values, const ArgumentContext& context) {
    std::vector<T> parsed;
    for (const std::string& word : split_words(text)) {
      T value{};
      if (ParseError error = ArgumentType<T>::parse(word, value, context))
        return *error + " where '" + word + "' stands";
      parsed.push_back(value);
    }
    values = std::move(parsed);
    return {};
  }
};

}  // namespace click
