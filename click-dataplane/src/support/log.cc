#include "support/log.hh"

#include <algorithm>
#include <chrono>
#include <deque>
#include <mutex>

namespace click {
namespace {

constexpr size_t kKeptLines = 4096;

struct Log {
  std::mutex mutex;
  std::deque<LogLine> lines;
  uint64_t next = 0;
  std::function<void(const LogLine&)> sink;
};

Log& log() {
  static Log instance;
  return instance;
}

}  // namespace

const char* log_level_name(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "";
}

void log_line(LogLevel level, std::string text) {
  auto now = std::chrono::system_clock::now().time_since_epoch();
  auto time = static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
  std::lock_guard lock(log().mutex);
  log().lines.push_back({log().next++, time, level, std::move(text)});
  if (log().lines.size() > kKeptLines) log().lines.pop_front();
  if (log().sink) log().sink(log().lines.back());
}

LogPage read_log(uint64_t cursor, size_t max_lines) {
  std::lock_guard lock(log().mutex);
  LogPage page;
  uint64_t first = log().next - log().lines.size();
  if (cursor > log().next) cursor = first;  // a cursor of an earlier process
  page.lost = cursor < first ? first - cursor : 0;
  uint64_t at = std::max(cursor, first);
  for (; at < log().next && page.lines.size() < max_lines; ++at) page.lines.push_back(log().lines[at - first]);
  page.next = at;
  return page;
}

void set_log_sink(std::function<void(const LogLine&)> sink) {
  std::lock_guard lock(log().mutex);
  log().sink = std::move(sink);
}

}  // namespace click
