#pragma once

#include <vector>

#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
QuitWatcher(ELEMENT, ...)

=s control
ends the run when an element has no more to do

=io
None.

=d
Asks for the end of the run as soon as the task of one of the ELEMENTs is not scheduled any more. It looks once a
millisecond.

=a DriverManager
*/
class QuitWatcher final : public Element {
 public:
  QuitWatcher() : timer_(*this) {}
  const char* class_name() const override { return "QuitWatcher"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kLatePhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  void run_timer(Timer& timer) override;

 private:
  Timer timer_;
  std::vector<Element*> watched_;
};

}  // namespace click
