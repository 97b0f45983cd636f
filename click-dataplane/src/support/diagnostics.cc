#include "support/diagnostics.hh"

namespace click {

std::string Place::text() const {
  if (!file || file->empty()) return line != 0 ? "line " + std::to_string(line) : "";
  return line != 0 ? *file + ":" + std::to_string(line) : *file;
}

std::string Diagnostic::text() const {
  std::string where = place.text();
  return where.empty() ? message : where + ": " + message;
}

}  // namespace click
