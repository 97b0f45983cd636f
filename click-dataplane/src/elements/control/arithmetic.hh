#pragma once

#include "graph/element.hh"
#include "graph/handlers.hh"

namespace click {

// The handlers that scripts calculate with: add, sub, mul, div, idiv, mod, rem, neg, abs, eq, ne, lt, gt, le, ge, not,
// and, or, nand, nor, if, in, length, unquote, first, sprintf, random, now; and those that ask about the router or the
// host: readable, writable, cat, catq, kill. All are read with parameters. `element` is the script that asks.
void add_arithmetic_handlers(Handlers& handlers, const Element& element);

}  // namespace click
