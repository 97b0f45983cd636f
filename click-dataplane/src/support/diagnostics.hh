#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace click {

// A place in a configuration's text. Line and column count from 1; 0 means unknown.
struct Place {
  std::shared_ptr<const std::string> file;
  uint32_t line = 0;
  uint32_t column = 0;

  // "firewall.click:3", or only the file when the line is not known.
  std::string text() const;
};

struct Diagnostic {
  Place place;
  std::string message;

  // "file:line: message".
  std::string text() const;
};

// Collects what is wrong with a configuration, so that one check reports every mistake.
class Diagnostics {
 public:
  void error(Place place, std::string message) { errors_.push_back({std::move(place), std::move(message)}); }
  void warning(Place place, std::string message) { warnings_.push_back({std::move(place), std::move(message)}); }

  bool has_errors() const { return !errors_.empty(); }
  const std::vector<Diagnostic>& errors() const { return errors_; }
  const std::vector<Diagnostic>& warnings() const { return warnings_; }

 private:
  std::vector<Diagnostic> errors_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace click
