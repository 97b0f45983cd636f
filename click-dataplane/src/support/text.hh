#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace click {

// Texts of the Click language: configuration strings and what they are made of.

bool is_space(char c);
std::string_view trim(std::string_view text);

// Splits a configuration string at its commas outside of quotes; comments become a
// space, each argument is trimmed, and one empty argument at the end is dropped.
std::vector<std::string> split_arguments(std::string_view configuration);

// Splits an argument at white space outside of quotes.
std::vector<std::string> split_words(std::string_view argument);

// Takes the first word off `rest`.
std::string take_word(std::string_view& rest);

// Removes quotes and performs backslash substitutions as the language says.
std::string unquote(std::string_view text);

// The opposite of unquote: the text itself where it needs no quotes, otherwise in double quotes.
std::string quote(std::string_view text);

// The candidate that a misspelt word most likely means, if one is near enough.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

// ", did you mean 'X'?", or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

// Shell-like match with *, ? and [...].
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace click
