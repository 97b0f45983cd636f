#pragma once

#include "elements/control/script_element.hh"
#include "graph/element.hh"

namespace click {

/*
=c
DriverManager(INSTRUCTIONS...)

=s control
a script that decides when the run ends

=io
None.

=d
A Script of TYPE DRIVER. Elements may ask for the end of the run, as sources with STOP true do; without a DriverManager
the run ends then. With one, such a request makes the script go on from the `pause', `wait_stop' or `wait' where it
stands, and the run ends when the script does.

=e
Gives the packets on their way a tenth of a second.

  DriverManager(wait_stop, wait 0.1s, stop)

=h step write
Goes past the instruction at which the script waits, or past as many as the number says.

=h goto write
Goes on at a label.

=h run read/write
Runs the script from its beginning, with the parameter as its arguments; gives what `return' returns. For passive
scripts.

=h get "read with parameters"
A variable's text.

=h set write
`VAR TEXT': sets a variable.

=h add, sub, mul, div, idiv, mod, rem, neg, abs "read with parameters"
Arithmetic on numbers separated by spaces; `idiv' and `mod' on whole ones.

=h eq, ne, lt, gt, le, ge "read with parameters"
Compares two values: numbers by value, other texts byte by byte. Gives true or false.

=h not, and, or, nand, nor "read with parameters"
Logic on true and false.

=h if "read with parameters"
`CONDITION YES [NO]'.

=h in "read with parameters"
`TEXT CANDIDATES...': whether TEXT is one of them.

=h sprintf "read with parameters"
`FORMAT VALUES...', as in C.

=h length, unquote, first "read with parameters"
A text's length; the text without its quotes; its first word.

=h random "read with parameters"
A random whole number: up to RAND_MAX, with a number N from 0 to N - 1, with two from the first to the second.

=h readable, writable "read with parameters"
Whether all the named handlers exist and can be read (or written).

=h cat, catq "read with parameters"
A file's content; `catq' puts it in quotes. Not for control sockets, and only where files of the host may be read.

=h kill "read with parameters"
`SIGNAL PROCESS...': sends a signal. Not for control sockets, and only where programs of the host may be run.

=h now read
Seconds since 1970.

=a Script
*/
class DriverManager final : public ScriptElement {
 public:
  DriverManager() : ScriptElement(Type::kDriver) {}
  const char* class_name() const override { return "DriverManager"; }
};

}  // namespace click
