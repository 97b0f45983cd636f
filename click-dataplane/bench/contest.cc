// Compares the engine with minimal hand-written loops over the same devices, in one process and in turns, so that both
// meet the same machine in the same state. What counts is the CPU time of the process, which leaves out what others
// take from the core.
//
//     contest [ROUNDS [MILLISECONDS]]       prints one line per case: cycles per packet, median and range
//
// The device net_ring gives back what it is sent: a few packets go round and round. net_null makes and swallows
// packets.

#include <rte_byteorder.h>
#include <rte_cycles.h>
#include <rte_ethdev.h>
#include <rte_lcore.h>
#include <rte_version.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.hh"
#include "graph/counters.hh"
#include "graph/registry.hh"
#include "io/data_port.hh"
#include "packet/pool.hh"

namespace click {
namespace {

constexpr int kRing = 0;
constexpr int kNull = 1;
constexpr unsigned kPackets = 256;

// Ethernet, IP and UDP from 10.0.0.1:1234 to 10.9.9.9:5000, 60 bytes.
const std::string kFrame =
    "020000000002020000000001"
    "0800"
    "4500002e00000000401166b3"
    "0a000001"
    "0a090909"
    "04d21388001a0000";

double cpu_seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

struct Case {
  std::string name;
  int port;
  std::string elements;                            // between the devices, with "->" on both sides
  std::function<void(rte_mbuf**, unsigned)> hand;  // null: nobody wrote one by hand
};

void touch_nothing(rte_mbuf**, unsigned) {}

void swap_addresses(rte_mbuf** mbufs, unsigned count) {
  for (unsigned i = 0; i < count; ++i) {
    auto* header = rte_pktmbuf_mtod(mbufs[i], rte_ether_hdr*);
    std::swap(header->src_addr, header->dst_addr);
  }
}

// N rules of which only the last one matches the frame.
std::string filter(int rules) {
  std::string text = "-> MarkIPHeader(14) -> IPFilter(";
  for (int i = 1; i < rules; ++i) {
    text += "deny src 192.168." + std::to_string(i / 250) + "." + std::to_string(i % 250) + " && udp port " +
            std::to_string(6000 + i) + ", ";
  }
  return text + "allow dst 10.9.0.0/16 && udp dst port 5000) ->";
}

std::vector<Case> cases() {
  return {{"forward, net_ring", kRing, "->", touch_nothing},
          {"forward, net_null", kNull, "->", touch_nothing},
          {"counted, net_ring", kRing, "-> Counter ->", nullptr},
          {"MAC mirror, net_ring", kRing, "-> EtherMirror ->", swap_addresses},
          {"IPFilter, 10 rules, net_ring", kRing, filter(10), nullptr},
          {"IPFilter, 100 rules, net_ring", kRing, filter(100), nullptr},
          {"IPFilter, 1000 rules, net_ring", kRing, filter(1000), nullptr}};
}

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "contest: %s\n", why.c_str());
  std::_Exit(1);
}

double cycles(double seconds, uint64_t packets) {
  if (packets == 0) fail("no packet went through");
  return seconds * static_cast<double>(rte_get_tsc_hz()) / static_cast<double>(packets);
}

// Cycles per packet of the engine; nothing when it lacks an element.
std::optional<double> measure_engine(const Case& what, std::chrono::milliseconds duration) {
  std::string port = std::to_string(what.port);
  std::string text = "FromDPDKDevice(" + port + ") " + what.elements + " out :: ToDPDKDevice(" + port + ");";
  if (what.port == kRing)
    text += "InfiniteSource(\\<" + kFrame + ">, LENGTH 60, LIMIT " + std::to_string(kPackets) + ", BURST 64) -> out;";
  Engine& engine = Engine::get();
  Diagnostics diagnostics;
  lang::FlatConfiguration configuration = lang::flatten("bench", text, {}, diagnostics);
  for (const lang::FlatElement& element : configuration.elements) {
    if (Registry::get().find(element.class_name) == nullptr) return std::nullopt;
  }
  if (diagnostics.has_errors() || !engine.install(std::move(configuration), Policy(), diagnostics))
    fail(diagnostics.errors()[0].text());
  if (Status status = engine.run(); !status) fail(status.text());
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const click_port_counters& counters = shared_counters().ports[what.port];
  uint64_t packets = counters.tx_packets;
  double begin = cpu_seconds();
  std::this_thread::sleep_for(duration);
  double seconds = cpu_seconds() - begin;
  packets = counters.tx_packets - packets;
  if (Status status = engine.halt(); !status) fail(status.text());
  return cycles(seconds, packets);
}

void inject(uint16_t port) {
  std::string frame;
  for (size_t i = 0; i < kFrame.size(); i += 2) frame += static_cast<char>(std::stoi(kFrame.substr(i, 2), nullptr, 16));
  frame.resize(60);
  for (unsigned i = 0; i < kPackets; ++i) {
    rte_mbuf* mbuf = packet_pool().make(frame).mbuf();
    if (rte_eth_tx_burst(port, 0, &mbuf, 1) != 1) fail("the ring is full");
  }
}

double measure_hand(const Case& what, std::chrono::milliseconds duration) {
  auto port = static_cast<uint16_t>(what.port);
  DataPorts::get().all()[port]->flush();
  double seconds = 0;
  uint64_t packets = 0;
  std::thread worker([&] {
    if (rte_thread_register() != 0) fail("thread cannot be registered");
    if (what.port == kRing) inject(port);
    uint64_t end = rte_rdtsc() + rte_get_tsc_hz() * static_cast<uint64_t>(duration.count()) / 1000;
    double begin = cpu_seconds();
    while (rte_rdtsc() < end) {
      for (int i = 0; i < 64; ++i) {
        rte_mbuf* mbufs[kBatchSize];
        uint16_t count = rte_eth_rx_burst(port, 0, mbufs, kBatchSize);
        what.hand(mbufs, count);
        uint16_t sent = rte_eth_tx_burst(port, 0, mbufs, count);
        if (sent < count) rte_pktmbuf_free_bulk(mbufs + sent, count - sent);
        packets += sent;
      }
    }
    seconds = cpu_seconds() - begin;
    rte_thread_unregister();
  });
  worker.join();
  DataPorts::get().all()[port]->flush();
  return cycles(seconds, packets);
}

struct Samples {
  std::vector<double> values;
  double median() {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }
};

void print(const Case& what, Samples& engine, Samples& hand) {
  double median = engine.median();
  std::printf("| %-31s | %7.1f | %7.1f - %7.1f | %8.2f |", what.name.c_str(), median, engine.values.front(),
              engine.values.back(), static_cast<double>(rte_get_tsc_hz()) / median / 1e6);
  if (hand.values.empty()) {
    std::printf(" %7s | %5s |\n", "-", "-");
  } else {
    std::printf(" %7.1f | %5.2f |\n", hand.median(), median / hand.median());
  }
}

int main(int rounds, std::chrono::milliseconds duration) {
  EngineOptions options;
  options.eal_arguments = {"--no-huge", "--no-pci", "-m", "64", "--vdev=net_ring0", "--vdev=net_null0"};
  options.idle.sleep = false;
  if (Status status = Engine::get().start(options); !status) fail(status.text());
  std::vector<Case> all = cases();
  std::vector<Samples> engine(all.size());
  std::vector<Samples> hand(all.size());
  for (int round = 0; round < rounds; ++round) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (std::optional<double> value = measure_engine(all[i], duration)) engine[i].values.push_back(*value);
      if (all[i].hand) hand[i].values.push_back(measure_hand(all[i], duration));
    }
  }
  std::printf("| case, 60-byte frames             | cycles  | range             | Mpackets/s | hand  | ratio |\n");
  std::printf("|---------------------------------|---------|-------------------|----------|---------|-------|\n");
  for (size_t i = 0; i < all.size(); ++i) {
    if (!engine[i].values.empty()) print(all[i], engine[i], hand[i]);
  }
  std::fflush(stdout);
  Engine::get().stop();
  return 0;
}

}  // namespace
}  // namespace click

int main(int argc, char** argv) {
  int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
  int milliseconds = argc > 2 ? std::atoi(argv[2]) : 300;
  return click::main(std::max(rounds, 1), std::chrono::milliseconds(std::max(milliseconds, 10)));
}
