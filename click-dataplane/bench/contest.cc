// Compares the engine with minimal hand-written loops over the same devices, in one process and in turns, and with
// testpmd where that has a mode for it. All run on the one processor that this program is bound to. What counts is the
// processor time of the thread that forwards, as the scheduler keeps it, which leaves out what others take.
//
//     contest [--rounds N] [--milliseconds N] [--only WORD] [--growth no] [--svg FILE] [--machine TEXT]
//
// Prints tables in Markdown: cycles of the time-stamp counter per packet, medians and ranges over the rounds.

#include <malloc.h>
#include <rte_cycles.h>
#include <rte_ethdev.h>
#include <rte_lcore.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <thread>

#include "chart.hh"
#include "engine/engine.hh"
#include "graph/counters.hh"
#include "io/data_port.hh"
#include "packet/pool.hh"
#include "testpmd.hh"
#include "works.hh"

namespace click::bench {
namespace {

constexpr unsigned kCirculating = 256;  // packets that go round on net_ring

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }

void check(const Status& status) {
  if (!status) fail(status.text());
}

// Seconds of processor time of one of this process's threads, what it has used since the last tick included.
double thread_seconds(int thread) {
  timespec time;
  auto clock = static_cast<clockid_t>((~static_cast<unsigned>(thread) << 3) | 6);  // see clock_getcpuclockid(3)
  if (clock_gettime(clock, &time) != 0) fail("cannot read a thread's processor time");
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double cycles(double seconds, uint64_t packets) {
  if (packets == 0) fail("no packet went through");
  return seconds * static_cast<double>(rte_get_tsc_hz()) / static_cast<double>(packets);
}

size_t resident_bytes() {
  size_t pages = 0;
  std::ifstream file("/proc/self/statm");
  file >> pages >> pages;
  return pages * static_cast<size_t>(getpagesize());
}

class Samples {
 public:
  void add(double value) {
    latest_ = value;
    values_.insert(std::upper_bound(values_.begin(), values_.end(), value), value);
  }
  double latest() const { return latest_; }
  bool empty() const { return values_.empty(); }
  double median() const { return values_[values_.size() / 2]; }
  double lowest() const { return values_.front(); }
  double highest() const { return values_.back(); }

 private:
  std::vector<double> values_;  // in order
  double latest_ = 0;
};

struct Result {
  Samples engine;
  Samples hand;
  Samples share;  // of one round
  Samples testpmd;
  Samples bytes;  // per rule, flow or route
};

void install(const std::string& text) {
  Engine& engine = Engine::get();
  Diagnostics diagnostics;
  lang::FlatConfiguration configuration = lang::flatten("bench", text, {}, diagnostics);
  if (diagnostics.has_errors() || !engine.install(std::move(configuration), Policy(), diagnostics))
    fail(diagnostics.errors()[0].text());
}

std::string configuration(const Work& work) {
  if (work.device == kNoDevice) return work.elements;
  std::string port = std::to_string(work.device);
  std::string text = "FromDPDKDevice(" + port + ") " + work.elements + " to :: ToDPDKDevice(" + port + ");";
  if (work.device == kRing) {
    text += "InfiniteSource(\\<";
    for (unsigned char byte : frame()) {
      char digits[4];
      std::snprintf(digits, sizeof digits, "%02x", byte);
      text += digits;
    }
    text += ">, LIMIT " + std::to_string(kCirculating) + ", BURST 64) -> to;";
  }
  return text;
}

uint64_t packets_through(const Work& work) {
  if (work.device != kNoDevice)
    return __atomic_load_n(&shared_counters().ports[work.device].tx_packets, __ATOMIC_RELAXED);
  Driver& driver = Engine::get().driver();
  HandlerResult count = driver.while_parked([&] { return driver.router()->read_handler("sink.count", ""); });
  check(count.status);
  return std::strtoull(count.value.c_str(), nullptr, 10);
}

void measure_engine(const Work& work, std::chrono::milliseconds duration, Result& result) {
  Engine& engine = Engine::get();
  install("Idle -> Discard;");
  malloc_trim(0);
  size_t before = resident_bytes();
  install(configuration(work));
  check(engine.run());
  std::this_thread::sleep_for(std::chrono::milliseconds(work.warm_up));
  int thread = engine.driver().worker(0).thread_id();
  uint64_t packets = packets_through(work);
  double begin = thread_seconds(thread);
  std::this_thread::sleep_for(duration);
  double seconds = thread_seconds(thread) - begin;
  packets = packets_through(work) - packets;
  if (work.size != 0)
    result.bytes.add((static_cast<double>(resident_bytes()) - static_cast<double>(before)) /
                     static_cast<double>(work.size));
  check(engine.halt());
  result.engine.add(cycles(seconds, packets));
}

void circulate(uint16_t port) {
  for (unsigned i = 0; i < kCirculating; ++i) {
    rte_mbuf* mbuf = packet_pool().make(frame()).mbuf();
    if (rte_eth_tx_burst(port, 0, &mbuf, 1) != 1) fail("the ring is full");
  }
}

void measure_hand(const Work& work, const HandLoop& loop, std::chrono::milliseconds duration, Result& result) {
  auto port = static_cast<uint16_t>(work.device);
  if (work.device != kNoDevice) DataPorts::get().all()[port]->flush();
  double measured = 0;
  std::thread worker([&] {
    // With a cache in the packet pool, as the engine's workers have.
    if (rte_thread_register() != 0) return;
    if (work.device == kRing) circulate(port);
    uint64_t end = rte_rdtsc() + rte_get_tsc_hz() * static_cast<uint64_t>(duration.count()) / 1000;
    double begin = thread_seconds(gettid());
    uint64_t packets = loop(port, end);
    measured = cycles(thread_seconds(gettid()) - begin, packets);
    rte_thread_unregister();
  });
  worker.join();
  if (measured == 0) fail("DPDK does not take a thread");
  if (work.device != kNoDevice) DataPorts::get().all()[port]->flush();
  result.hand.add(measured);
}

void print_works(const std::vector<Work>& all, const std::vector<Result>& results) {
  std::printf("| work | device | engine | range | Mpackets/s | by hand | range | share | goal | testpmd |\n");
  std::printf("|---|---|---|---|---|---|---|---|---|---|\n");
  for (size_t i = 0; i < all.size(); ++i) {
    const Result& result = results[i];
    if (all[i].grows) continue;
    double engine = result.engine.median();
    std::printf("| %s | %s | %.1f | %.1f - %.1f | %.1f | ", all[i].name.c_str(), name(all[i].device).c_str(), engine,
                result.engine.lowest(), result.engine.highest(), static_cast<double>(rte_get_tsc_hz()) / engine / 1e6);
    if (result.hand.empty()) {
      std::printf("- | - | - | ");
    } else {
      std::printf("%.1f | %.1f - %.1f | %.2f | ", result.hand.median(), result.hand.lowest(), result.hand.highest(),
                  result.share.median());
    }
    if (all[i].goal == 0) {
      std::printf("- | ");
    } else {
      std::printf("%.2f %s | ", all[i].goal, result.share.median() >= all[i].goal ? "reached" : "**missed**");
    }
    if (result.testpmd.empty()) {
      std::printf("- |\n");
    } else {
      std::printf("%.1f |\n", result.testpmd.median());
    }
  }
}

void print_growth(const std::vector<Work>& all, const std::vector<Result>& results) {
  if (std::none_of(all.begin(), all.end(), [](const Work& work) { return work.grows; })) return;
  std::printf("\n| how cost grows, net_ring | engine | range | by hand | bytes each |\n|---|---|---|---|---|\n");
  for (size_t i = 0; i < all.size(); ++i) {
    const Result& result = results[i];
    if (!all[i].grows) continue;
    std::printf("| %s | %.1f | %.1f - %.1f | %.1f | ", all[i].name.c_str(), result.engine.median(),
                result.engine.lowest(), result.engine.highest(), result.hand.median());
    // A table's fixed size says nothing about each of a few.
    if (all[i].size >= 10000) {
      std::printf("%.0f |\n", result.bytes.median());
    } else {
      std::printf("- |\n");
    }
  }
}

void draw(const std::string& path, const std::string& machine, const std::vector<Work>& all,
          const std::vector<Result>& results) {
  std::vector<Bar> bars;
  std::vector<Line> lines;
  for (size_t i = 0; i < all.size(); ++i) {
    const Work& work = all[i];
    const Result& result = results[i];
    if (work.grows) {
      if (lines.empty() || lines.back().name != work.unit + "s") lines.push_back({work.unit + "s", {}});
      lines.back().points.push_back({static_cast<double>(work.size), result.engine.median(), result.hand.median()});
    } else if (!result.share.empty()) {
      std::string label = work.name + (work.device == kNoDevice ? "" : ", " + name(work.device));
      bars.push_back({label, result.share.median(), result.share.lowest(), result.share.highest(), work.goal});
    }
  }
  std::ofstream file(path);
  file << chart(bars, lines, machine);
  if (!file.flush()) fail("cannot write " + path);
}

struct Options {
  int rounds = 5;
  int milliseconds = 300;
  std::string only;    // works with this in their names
  bool growth = true;  // and those that show how cost grows
  std::string svg;
  std::string machine;
};

void run(const Options& options, const std::string& folder) {
  EngineOptions engine_options;
  // Memory is taken when touched; the largest tables by hand need most of it.
  engine_options.eal_arguments = {"--no-huge", "--no-pci", "-m", "4096"};
  for (std::string& word : device_arguments(folder)) engine_options.eal_arguments.push_back(std::move(word));
  engine_options.packets = 32767;
  engine_options.idle.sleep = false;
  check(Engine::get().start(engine_options));
  std::vector<Work> all = works();
  std::erase_if(all, [&](const Work& work) {
    return work.name.find(options.only) == std::string::npos || (work.grows && !options.growth);
  });
  std::vector<Result> results(all.size());
  std::vector<HandLoop> hands(all.size());
  std::chrono::milliseconds duration(options.milliseconds);
  for (int round = 0; round < options.rounds; ++round) {
    for (size_t i = 0; i < all.size(); ++i) {
      Result& result = results[i];
      std::fprintf(stderr, "\rround %d of %d, %zu of %zu: %-50s", round + 1, options.rounds, i + 1, all.size(),
                   all[i].name.c_str());
      measure_engine(all[i], duration, result);
      if (all[i].hand) {
        if (!hands[i]) hands[i] = all[i].hand();
        measure_hand(all[i], hands[i], duration, result);
        result.share.add(result.hand.latest() / result.engine.latest());
      }
      if (all[i].testpmd.empty()) continue;
      std::string device = device_arguments(folder)[all[i].device].substr(std::strlen("--vdev="));
      double testpmd = measure_testpmd(device, all[i].testpmd, all[i].device == kRing, duration);
      if (testpmd != 0) result.testpmd.add(testpmd);
    }
  }
  std::fprintf(stderr, "\r%-100s\r", "");
  print_works(all, results);
  print_growth(all, results);
  std::fflush(stdout);
  if (!options.svg.empty()) draw(options.svg, options.machine, all, results);
  hands.clear();
  Engine::get().stop();
}

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    std::string word = argv[i];
    if (i + 1 == argc) fail(word + ": its value is missing");
    if (word == "--rounds") {
      options.rounds = std::max(1, std::atoi(argv[i + 1]));
    } else if (word == "--milliseconds") {
      options.milliseconds = std::max(10, std::atoi(argv[i + 1]));
    } else if (word == "--only") {
      options.only = argv[i + 1];
    } else if (word == "--growth") {
      options.growth = std::string_view(argv[i + 1]) != "no";
    } else if (word == "--svg") {
      options.svg = argv[i + 1];
    } else if (word == "--machine") {
      options.machine = argv[i + 1];
    } else {
      fail("no option '" + word + "': use --rounds, --milliseconds, --only, --growth, --svg or --machine");
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  char folder[] = "/tmp/click-bench-XXXXXX";
  try {
    Options options = read_options(argc, argv);
    if (mkdtemp(folder) == nullptr) fail("cannot make a folder in /tmp");
    run(options, folder);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "\ncontest: %s\n", error.what());
    std::filesystem::remove_all(folder);
    std::_Exit(1);
  }
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace click::bench

int main(int argc, char** argv) { return click::bench::main(argc, argv); }
