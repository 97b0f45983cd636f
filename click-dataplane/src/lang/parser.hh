#pragma once

#include <string_view>

#include "lang/ast.hh"
#include "support/diagnostics.hh"

namespace click::lang {

// Parses a configuration. Mistakes go to `diagnostics`; after one, parsing goes on with the next statement.
Statements parse(std::string_view file, std::string_view text, Diagnostics& diagnostics);

}  // namespace click::lang
