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
  bool local = false;  // not for control sockets
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

  void mark_local(std::string_view name) {
    if (auto found = handlers_.find(name); found != handlers_.end()) found->second.local = true;
  }
  // Makes the handlers that nobody named, when they are looked for.
  void otherwise(std::function<Handler(const std::string& name)> make) { make_ = std::move(make); }

  const Handler* find(std::string_view name) const {
    if (auto found = handlers_.find(name); found != handlers_.end()) return &found->second;
    if (!make_) return nullptr;
    return &made_.try_emplace(std::string(name), make_(std::string(name))).first->second;
  }
  const std::map<std::string, Handler, std::less<>>& all() const { return handlers_; }

 private:
  std::map<std::string, Handler, std::less<>> handlers_;
  std::function<Handler(const std::string&)> make_;
  mutable std::map<std::string, Handler, std::less<>> made_;
};

}  // namespace click
