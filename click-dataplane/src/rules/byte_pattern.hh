#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/expression.hh"

namespace click::rules {

// Reads a pattern of Classifier: clauses "offset/value[%mask]", each maybe after "!", or "-" for every packet. Offsets
// count from the packet's first byte. Without an answer, `error` says what is wrong.
std::optional<Expression> parse_byte_pattern(std::string_view text, std::string& error);

}  // namespace click::rules
