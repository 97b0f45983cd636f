#pragma once

#include <string>
#include <vector>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
PokeHandlers([DELAY or HANDLER VALUE or `quit' or `loop'], ...)

=s debugging
writes handlers at given times

=io
None.

=d
Goes through its arguments in order, from the moment when the configuration runs. A DELAY (in seconds, or with a unit)
waits; `ELEMENT.HANDLER VALUE' writes VALUE to a handler; `quit' (or `stop') asks for the end of the run; `loop' begins
again. An error of a handler is told in the log.

=e
  PokeHandlers(red.max_p 0.8, 1.5, red.max_p 0.5);

=a PeekHandlers, Script
*/
class PokeHandlers : public Element {
 public:
  PokeHandlers() : timer_(*this) {}
  const char* class_name() const override { return "PokeHandlers"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kLatePhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 protected:
  // What is done with a handler.
  virtual void call(const std::string& handler, const std::string& value);

 private:
  struct Directive {
    enum class Kind : uint8_t { kDelay, kCall, kQuit, kLoop } kind;
    int64_t nanoseconds = 0;
    std::string handler;
    std::string value;
  };

  Timer timer_;
  std::vector<Directive> directives_;
  size_t at_ = 0;
};

}  // namespace click
