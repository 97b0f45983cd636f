#pragma once

#include <chrono>
#include <cstdio>
#include <string>

#include "graph/args.hh"
#include "graph/handlers.hh"

namespace click {

// Handlers for values that are also arguments of an element.

inline std::string value_text(bool value) { return value ? "true" : "false"; }
inline std::string value_text(std::integral auto value) { return std::to_string(value); }
std::string inline value_text(const std::string& value) { return value; }
inline std::string value_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}
// In seconds.
inline std::string value_text(std::chrono::nanoseconds value) {
  return value_text(static_cast<double>(value.count()) / 1e9);
}
inline std::string value_text(Bandwidth value) { return std::to_string(value.bytes_per_second) + "Bps"; }
template <class T>
requires requires(const T& value) { value.text(); }
std::string value_text(const T& value) { return value.text(); }

template <class T>
void add_read_handler(Handlers& handlers, const char* name, const T& value) {
  handlers.read(name, [&value] { return value_text(value); });
}

// The value is written as the argument would be; a value that the argument could not have is refused.
template <class T>
void add_write_handler(Handlers& handlers, const Element& element, const char* name, T& value) {
  handlers.write(name, [&element, name, &value](std::string_view text) {
    return Args({std::string(text)}, element).mandatory(name, value).finish();
  });
}

template <class T>
void add_value_handlers(Handlers& handlers, const Element& element, const char* name, T& value) {
  add_read_handler(handlers, name, value);
  add_write_handler(handlers, element, name, value);
}

// "reset"-like handlers.
template <class Action>
void add_action_handler(Handlers& handlers, const char* name, Action action) {
  handlers.write(name, [action](std::string_view) {
    action();
    return Status::ok();
  });
}

}  // namespace click
