#include "graph/handler_call.hh"

#include "graph/element.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

HandlerCall::HandlerCall(std::string_view text) {
  handler_ = take_word(text);
  value_ = unquote(text);
}

Status HandlerCall::check(const Element& caller) const {
  if (empty()) return Status::ok();
  size_t dot = handler_.rfind('.');
  if (dot == std::string::npos || caller.router().find(handler_.substr(0, dot), caller.name()) != nullptr)
    return Status::ok();
  return Status::error("handler '" + handler_ + "': no element '" + handler_.substr(0, dot) + "'");
}

void HandlerCall::call(const Element& caller) const {
  if (empty()) return;
  Status status = caller.router().write_handler(handler_, value_, caller.name());
  if (!status) caller.log_error(handler_ + ": " + status.text());
}

}  // namespace click
