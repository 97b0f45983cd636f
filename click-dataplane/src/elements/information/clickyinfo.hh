#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
ClickyInfo(STYLE...)

=s information
keeps styles for graphical tools

=io
None.

=d
Tools that draw configurations find their styles here. The engine reads none of the arguments.
*/
class ClickyInfo final : public Element {
 public:
  const char* class_name() const override { return "ClickyInfo"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args&) override { return Status::ok(); }
};

}  // namespace click
