#include "support/signals.hh"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>

namespace click {
namespace {

constexpr int kMaxWatches = 64;

struct Watch {
  std::atomic<int> signal{0};  // 0: free
  int read_end = -1;
  int write_end = -1;
};
Watch watches[kMaxWatches];
bool allowed = false;

// Runs in a signal handler: only what is allowed there.
void tell(int signal) {
  int saved = errno;
  for (Watch& watch : watches) {
    if (watch.signal.load() != signal) continue;
    char byte = 0;
    while (write(watch.write_end, &byte, 1) < 0 && errno == EINTR) continue;
  }
  errno = saved;
}

}  // namespace

void allow_signals() { allowed = true; }

std::optional<int> signal_number(std::string_view name) {
  static constexpr std::pair<std::string_view, int> kNames[] = {
      {"HUP", SIGHUP},   {"INT", SIGINT},   {"QUIT", SIGQUIT}, {"TERM", SIGTERM}, {"USR1", SIGUSR1},
      {"USR2", SIGUSR2}, {"ALRM", SIGALRM}, {"CHLD", SIGCHLD}, {"CONT", SIGCONT}, {"TSTP", SIGTSTP},
      {"PIPE", SIGPIPE}, {"KILL", SIGKILL}, {"STOP", SIGSTOP}, {"ABRT", SIGABRT}, {"WINCH", SIGWINCH}};
  int number = 0;
  auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc() && end == name.data() + name.size() && number >= 0 && number < NSIG) return number;
  if (name.starts_with("SIG")) name.remove_prefix(3);
  for (auto [known, value] : kNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Status watch_signal(int signal, int& file) {
  if (!allowed) return Status::error("signals belong to the program that uses the engine");
  for (Watch& watch : watches) {
    if (watch.signal.load() != 0) continue;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return Status::error(std::string("pipe: ") + std::strerror(errno));
    watch.read_end = file = ends[0];
    watch.write_end = ends[1];
    watch.signal.store(signal);
    struct sigaction action {};
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    if (sigaction(signal, &action, nullptr) == 0) return Status::ok();
    Status status = Status::error("signal " + std::to_string(signal) + ": " + std::strerror(errno));
    unwatch_signal(file);
    return status;
  }
  return Status::error("too many signals are waited for");
}

void unwatch_signal(int file) {
  for (Watch& watch : watches) {
    if (watch.signal.load() == 0 || watch.read_end != file) continue;
    int signal = watch.signal.exchange(0);
    if (!signal_watched(signal)) std::signal(signal, SIG_DFL);
    close(watch.read_end);
    close(watch.write_end);
  }
}

bool signal_watched(int signal) {
  for (const Watch& watch : watches) {
    if (watch.signal.load() == signal) return true;
  }
  return false;
}

}  // namespace click
