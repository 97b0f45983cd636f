#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
AlignmentInfo(ELEMENT [MODULUS OFFSET...], ...)

=s information
says how packets are aligned in memory

=io
None.

=d
Written by tools that align packets for machines that need it. This engine runs on machines that do not, and reads none
of the arguments.
*/
class AlignmentInfo final : public Element {
 public:
  const char* class_name() const override { return "AlignmentInfo"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args&) override { return Status::ok(); }
};

}  // namespace click
