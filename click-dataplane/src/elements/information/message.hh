#pragma once

#include <string>

#include "graph/element.hh"

namespace click {

/*
=c
Message(TEXT [, TYPE])

=s information
says something when the configuration is loaded

=io
None.

=d
Says TEXT in the log. TYPE is MESSAGE, WARNING or ERROR; with ERROR the configuration is not loaded. Default is MESSAGE.

=a Script
*/
class Message final : public Element {
 public:
  const char* class_name() const override { return "Message"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args& args) override;
  Status initialize() override;

 private:
  std::string text_;
  std::string type_ = "MESSAGE";
};

}  // namespace click
