#pragma once

#include <string>
#include <string_view>

#include "support/status.hh"

namespace click {

class Element;

// A write handler and the value to write, as elements take it in an argument: "q.reset" or "c.limit 5".
class HandlerCall {
 public:
  HandlerCall() = default;
  // Reads the text; the handler is looked up when called, because handlers exist only in a live router.
  explicit HandlerCall(std::string_view text);

  bool empty() const { return handler_.empty(); }
  // Whether the handler exists, as seen from an element; to be asked in initialize().
  Status check(const Element& caller) const;
  // Writes; a failure is logged in the caller's name.
  void call(const Element& caller) const;
  std::string text() const { return value_.empty() ? handler_ : handler_ + " " + value_; }

 private:
  std::string handler_;
  std::string value_;
};

}  // namespace click
