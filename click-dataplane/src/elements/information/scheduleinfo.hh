#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
ScheduleInfo(ELEMENT PARAMETER, ...)

=s information
says how often elements' tasks run compared to others

=io
None.

=d
A task of ELEMENT runs PARAMETER times as often as one without a parameter; PARAMETER is a real number, by default 1. It
becomes the task's tickets: 1024 times PARAMETER, at least 1 and at most 32768.

ELEMENT may be a compound element; then PARAMETER is a factor for all elements inside, beside what a ScheduleInfo inside
says. An outer ScheduleInfo that names an element inside (`compound/element') has the last word.

=e
  fast :: InfiniteSource -> ...
  slow :: InfiniteSource -> ...
  ScheduleInfo(fast 2, slow 0.5);

=a StaticThreadSched, StrideSched
*/
class ScheduleInfo final : public Element {
 public:
  const char* class_name() const override { return "ScheduleInfo"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
};

}  // namespace click
