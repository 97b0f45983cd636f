#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "support/status.hh"

namespace click {

// What a handler gives: its value, or why there is none.
struct HandlerResult {
  Status status;
  std::string value;
};

// One named value or action of an element. Handlers run while no packet is processed.
struct Handler {
  std::function<HandlerResult(std::string_view parameter)> read;
  std::function<Status(std::string_view value)> write;
};

// The handlers of one element, filled by Element::add_handlers.
class Handlers {
 public:
  // A value: h.read("count", [this] { return std::to_string(count_); });
  void read(std::string name, std::function<std::string()> value) {
    handlers_[std::move(name)].read = [value = std::move(value)](std::string_view) {
      return HandlerResult{{}, value()};
    };
  }
  // A value that depends on a parameter, or that may fail.
  void query(std::string name, std::function<HandlerResult(std::string_view parameter)> value) {
    handlers_[std::move(name)].read = std::move(value);
  }
  // An action: h.write("reset", [this](std::string_view) { count_ = 0; return Status::ok(); });
  void write(std::string name, std::function<Status(std::string_view value)> action) {
    handlers_[std::move(name)].write = std::move(action);
  }

  const Handler* find(std::string_view name) const {
    auto found = handlers_.find(name);
    return found == handlers_.end() ? nullptr : &found->second;
  }
  const std::map<std::string, Handler, std::less<>>& all() const { return handlers_; }

 private:
  std::map<std::string, Handler, std::less<>> handlers_;
};

}  // namespace click
