#include "io/eal.hh"

#include <pthread.h>
#include <rte_eal.h>
#include <rte_errno.h>
#include <rte_log.h>
#include <sched.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <thread>

#include "support/log.hh"
#include "support/text.hh"

namespace click {
namespace {

// EAL's log as lines of ours. The last error is kept to explain a failed start.
struct EalLog {
  std::string line;
  std::string last_error;
  std::mutex mutex;
};

EalLog& eal_log() {
  static EalLog log;
  return log;
}

ssize_t write_log(void*, const char* text, size_t size) {
  EalLog& log = eal_log();
  std::lock_guard lock(log.mutex);
  for (size_t i = 0; i < size; ++i) {
    if (text[i] != '\n') {
      log.line += text[i];
      continue;
    }
    int level = rte_log_cur_msg_loglevel();
    if (level <= static_cast<int>(RTE_LOG_ERR)) log.last_error = log.line;
    if (level <= static_cast<int>(RTE_LOG_NOTICE) && !log.line.empty()) {
      log_line(level <= static_cast<int>(RTE_LOG_ERR) ? LogLevel::kError : LogLevel::kInfo, "DPDK: " + log.line);
    }
    log.line.clear();
  }
  return static_cast<ssize_t>(size);
}

bool names_cores(const std::string& word) {
  return word.starts_with("-l") || word.starts_with("-c") || word.starts_with("--lcores");
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One logical core that floats over all processors that the process may use, so that EAL starts no threads of its own.
std::string floating_core() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  sched_getaffinity(0, sizeof allowed, &allowed);
  std::string list;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &allowed)) list += (list.empty() ? "" : ",") + std::to_string(cpu);
  }
  return "--lcores=0@(" + list + ")";
}

}  // namespace

std::vector<std::string> eal_words(std::string_view line) {
  std::vector<std::string> words;
  for (const std::string& word : split_words(line)) words.push_back(unquote(word));
  return words;
}

Status start_eal(const std::vector<std::string>& words) {
  static bool started = false;
  if (std::exchange(started, true))
    return Status::error("DPDK was started before in this process and cannot start twice");
  std::vector<std::string> all{"click"};
  all.insert(all.end(), words.begin(), words.end());
  // EAL refuses the two together, though without huge pages its memory is private anyway; what remains is the shared
  // files.
  if (contains(words, "--no-huge"))
    std::replace(all.begin(), all.end(), std::string("--in-memory"), std::string("--no-shconf"));
  if (std::none_of(words.begin(), words.end(), names_cores)) all.push_back(floating_core());
  if (!contains(words, "--no-telemetry")) all.push_back("--no-telemetry");

  static const cookie_io_functions_t kSink = {.read = nullptr, .write = write_log, .seek = nullptr, .close = nullptr};
  static FILE* stream = fopencookie(nullptr, "w", kSink);
  if (stream != nullptr) {
    setvbuf(stream, nullptr, _IONBF, 0);
    rte_openlog_stream(stream);
  }
  int result = -1;
  int error = 0;
  std::thread starter([&] {
    // EAL's helper threads inherit the mask: signals are for the program's own threads.
    sigset_t signals;
    sigfillset(&signals);
    pthread_sigmask(SIG_SETMASK, &signals, nullptr);
    std::vector<char*> arguments;
    for (std::string& word : all) arguments.push_back(word.data());
    result = rte_eal_init(static_cast<int>(arguments.size()), arguments.data());
    error = rte_errno;
  });
  starter.join();
  if (result >= 0) return Status::ok();
  std::string why = eal_log().last_error.empty() ? rte_strerror(error) : eal_log().last_error;
  return Status::error("DPDK does not start: " + why);
}

void stop_eal() { rte_eal_cleanup(); }

}  // namespace click
