#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace click {

enum class LogLevel : uint8_t { kDebug, kInfo, kWarning, kError };
const char* log_level_name(LogLevel level);

struct LogLine {
  uint64_t sequence = 0;
  uint64_t time = 0;  // nanoseconds since 1970
  LogLevel level = LogLevel::kInfo;
  std::string text;
};

struct LogPage {
  std::vector<LogLine> lines;
  uint64_t next = 0;  // cursor to go on with
  uint64_t lost = 0;  // lines between the asked cursor and the first that is kept
};

// What the engine and its elements say. The last lines are kept for readers with a cursor, and each goes to the sink,
// if there is one. Takes a lock: for elements whose purpose is to print, and for changes of state, not for the packet
// path of others.
void log_line(LogLevel level, std::string text);
LogPage read_log(uint64_t cursor, size_t max_lines);
// Replaces the sink; the program `click` prints to standard error.
void set_log_sink(std::function<void(const LogLine&)> sink);

}  // namespace click
