#pragma once

#include "elements/control/pokehandlers.hh"

namespace click {

/*
=c
PeekHandlers([DELAY or HANDLER or `quit' or `loop'], ...)

=s debugging
reads handlers at given times

=io
None.

=d
Goes through its arguments in order, as PokeHandlers does, but `ELEMENT.HANDLER' reads a handler and tells its value in
the log.

=e
  PeekHandlers(1, counter.count, loop);

=a PokeHandlers, Script
*/
class PeekHandlers final : public PokeHandlers {
 public:
  const char* class_name() const override { return "PeekHandlers"; }

 protected:
  void call(const std::string& handler, const std::string& value) override;
};

}  // namespace click
