#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
Error(...)

=s information
keeps a configuration from being loaded

=io
Any number of inputs and outputs.

=d
A configuration with this element is refused. Its arguments may be anything; they stand in the message. Connections to
and from it cause no messages of their own.

=a Message
*/
class Error final : public Element {
 public:
  const char* class_name() const override { return "Error"; }
  const char* port_count() const override { return "-/-"; }
  const char* flow_code() const override { return "x/y"; }
  Status configure(Args& args) override;
};

}  // namespace click
