#pragma once

#include "graph/handlers.hh"

namespace click {

// The handlers that scripts calculate with: add, sub, mul, div, idiv, mod, rem, neg, abs, eq, ne, lt, gt, le, ge, not,
// and, or, nand, nor, if, in, length, unquote, first, sprintf, random, now. All are read with parameters.
void add_arithmetic_handlers(Handlers& handlers);

}  // namespace click
