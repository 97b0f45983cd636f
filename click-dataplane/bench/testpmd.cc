#include "testpmd.hh"

#include <pty.h>
#include <rte_cycles.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace click::bench {
namespace {

constexpr const char* kProgram = "dpdk-testpmd";

bool installed() {
  static const bool found = std::system("command -v dpdk-testpmd >/dev/null") == 0;
  return found;
}

// A running testpmd, spoken to as on a terminal.
class Testpmd {
 public:
  explicit Testpmd(std::vector<std::string> words) {
    // To a pipe it would say nothing until a buffer is full.
    process_ = forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (process_ < 0) throw std::runtime_error("no terminal for testpmd");
    if (process_ == 0) {
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execvp(arguments[0], arguments.data());
      _exit(127);
    }
    wait_for("testpmd> ");
  }
  Testpmd(const Testpmd&) = delete;
  Testpmd& operator=(const Testpmd&) = delete;
  ~Testpmd() {
    kill(process_, SIGTERM);
    close(terminal_);
    waitpid(process_, nullptr, 0);
  }

  // Answers what it says up to a word that ends its answer.
  std::string ask(const std::string& command, std::string_view end) {
    say(command);
    return wait_for(end);
  }

  // Nanoseconds that the thread that forwards has had the processor.
  double worker_time() const {
    for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(process_) + "/task")) {
      std::string name;
      std::ifstream(entry.path() / "comm") >> name;
      if (name != "lcore-worker-1" && name != "rte-worker-1") continue;
      double nanoseconds = 0;
      std::ifstream(entry.path() / "schedstat") >> nanoseconds;
      return nanoseconds;
    }
    throw std::runtime_error("testpmd has no worker");
  }

 private:
  void say(const std::string& command) const {
    std::string line = command + "\n";
    if (write(terminal_, line.data(), line.size()) < 0) throw std::runtime_error("testpmd does not listen");
  }
  std::string wait_for(std::string_view word) const {
    std::string text;
    while (text.find(word) == std::string::npos) {
      char bytes[4096];
      ssize_t count = read(terminal_, bytes, sizeof bytes);
      if (count <= 0) throw std::runtime_error("testpmd ended: " + text);
      text.append(bytes, static_cast<size_t>(count));
    }
    return text;
  }

  pid_t process_ = 0;
  int terminal_ = -1;
};

double sent(const std::string& report) {
  size_t at = report.find("TX-packets: ");
  if (at == std::string::npos) throw std::runtime_error("testpmd did not say what it sent: " + report);
  return std::strtod(report.c_str() + at + 12, nullptr);
}

}  // namespace

double measure_testpmd(const std::string& device, const std::string& mode, bool feed,
                       std::chrono::milliseconds duration) {
  if (!installed()) return 0;
  // Both of its threads on the one processor that all contenders have; the first one only waits for commands.
  std::string processor = std::to_string(sched_getcpu());
  Testpmd testpmd({kProgram, "--no-huge", "--no-pci", "-m", "256", "--no-telemetry", "--file-prefix", "click_bench",
                   "--lcores", "0@" + processor + ",1@" + processor, "--vdev", device, "--", "-i",
                   "--forward-mode=" + mode, "--burst=64", "--total-num-mbufs=8192", "--mp-alloc=xmem"});
  double begin = testpmd.worker_time();
  testpmd.ask(feed ? "start tx_first 4" : "start", "packets/burst");
  std::this_thread::sleep_for(duration);
  double packets = sent(testpmd.ask("stop", "Done."));
  double nanoseconds = testpmd.worker_time() - begin;
  return nanoseconds * static_cast<double>(rte_get_tsc_hz()) / 1e9 / packets;
}

}  // namespace click::bench
