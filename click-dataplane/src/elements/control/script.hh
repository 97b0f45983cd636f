#pragma once

#include "elements/control/script_element.hh"
#include "graph/element.hh"

namespace click {

/*
=c
Script(INSTRUCTIONS...)

=s control
runs a script

=io
Any number with TYPE PACKET, otherwise none.

=processing
The first input and output agnostic, the others push.

=d
Each argument is an instruction; they are executed one after the other, from the moment when the configuration runs.
Text in them may have variables `$VAR' (or `${VAR}') and values of read handlers `$(HANDLER PARAMETER...)', outside of
single quotes.

`set VAR TEXT' sets a variable; `init VAR TEXT' does it once, before the script begins; `export VAR [TEXT]' is like
`init' and makes the variable a read handler, too.

`print [>FILE | >>FILE] TEXT' writes a line to the standard output or to a file, which is emptied first or added to;
`printn' leaves out the end of the line. If TEXT begins with a letter, `_' or `@' it is a read handler, whose value is
written. Files need a configuration that may reach those of the host.

`read HANDLER [PARAMETER]' tells a handler's value in the log. `write HANDLER [VALUE]' writes a handler; `$?' is 0 then
if it went well.

`pause [COUNT]' (or `wait' alone, or `wait_step') waits until the `step' handler was written COUNT times. `wait TIME'
waits for some time or for a step. `wait_stop [COUNT]' waits until somebody asked COUNT times for the end of the run;
for TYPE DRIVER.

`label NAME' is a place to go to; `goto NAME [CONDITION]' goes there, if CONDITION is true or missing. The labels
`begin', `loop', `end', `exit', `stop' and `error' are always there. `loop' goes to the beginning. A script that jumps
1000 times without waiting is stopped.

`return [TEXT]' ends a script with a value; `exit' and `end' end the script; `error [TEXT]' ends it with an error;
`stop' ends it and the run.

`setq', `initq', `exportq', `printq', `printnq', `readq', `writeq', `returnq' and `errorq' take a layer of quotes off
their text.

Keyword arguments are:

TYPE says when the script runs. It is one of:

  ACTIVE    at once; the default
  PASSIVE   when its `run' handler is called. `$args' is the handler's parameter, `$1', `$2' and so on are its words,
            `$#' is how many there are
  PROXY     when any handler is called that the script does not have. `$0' is its name, `$write' is true if it is
            written
  PACKET    for each packet. `$input' is the input; the packet leaves at the output that `return' names, at output 0
            after `end', and is dropped after `exit' or an error
  SIGNAL SIGNO...   when one of the signals, such as HUP, comes; after `exit' no more. In the program click only
  DRIVER    see DriverManager

PASSIVE, PROXY and PACKET scripts cannot wait. `$$' is the process's number.

=e
  Script(set x 0, label again, print $x, set x $(add $x 1), goto again $(lt $x 5), stop)

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

=a DriverManager
*/
class Script final : public ScriptElement {
 public:
  Script() : ScriptElement(Type::kActive) {}
  const char* class_name() const override { return "Script"; }
};

}  // namespace click
