// Swaps configurations under full load and looks for what a user would feel: a NAT (IPRewriter) with 10 000 flows, TCP
// and UDP, between four net_ring devices in this process; a thread plays both networks and keeps the engine busy at any
// moment. Each packet says which flow it belongs to, so every single one is checked.
//
//     nat_swaps [SWAPS]        prints what was measured; fails on a lost packet, a flow that got another port, or a
//                              counter that went back

#include <netinet/in.h>
#include <rte_ethdev.h>
#include <rte_lcore.h>
#include <rte_tcp.h>
#include <rte_udp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.hh"
#include "graph/counters.hh"
#include "io/data_port.hh"
#include "lang/configuration.hh"
#include "packet/pool.hh"

namespace click {
namespace {

// The engine receives from the first and third device and sends to the others.
constexpr uint16_t kFromInside = 0;
constexpr uint16_t kToOutside = 1;
constexpr uint16_t kFromOutside = 2;
constexpr uint16_t kToInside = 3;

constexpr uint32_t kFlows = 10'000;
// Packets under way; a ring holds all of them, so none is lost while the engine rests.
constexpr uint32_t kUnderWay = 1000;
constexpr uint32_t kRingSize = 1024;

const uint32_t kServer = rte_cpu_to_be_32(0xc6336401);   // 198.51.100.1
const uint32_t kAddress = rte_cpu_to_be_32(0xcb007101);  // 203.0.113.1, the NAT's

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "nat_swaps: %s\n", why.c_str());
  std::_Exit(1);
}

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

#pragma pack(push, 1)
struct Frame {
  uint8_t ether[RTE_ETHER_HDR_LEN];
  rte_ipv4_hdr ip;
  struct {
    uint16_t source;
    uint16_t destination;
  } ports;
  uint8_t rest[16];  // of a TCP header, or of a UDP header and data
  uint32_t flow;
};
#pragma pack(pop)

bool is_tcp(uint32_t flow) { return flow % 2 == 0; }
uint32_t client_address(uint32_t flow) { return rte_cpu_to_be_32(0x0a000001 + flow / 50); }
uint16_t client_port(uint32_t flow) { return rte_cpu_to_be_16(static_cast<uint16_t>(20'000 + flow % 50)); }

// Both networks. Everything here happens on one thread; others read the atomic fields.
class World {
 public:
  World() : port_of_(kFlows, 0) {}

  void run() {
    if (rte_thread_register() != 0) fail("a thread cannot be registered");
    for (uint32_t i = 0; i < kUnderWay; ++i) send_first();
    last_ = now();
    while (!stop_.load(std::memory_order_relaxed)) turn(true);
    int64_t patience = now() + 2'000'000'000;
    while (under_way_ > 0 && now() < patience) turn(false);
    rte_thread_unregister();
  }
  void start() {
    thread_ = std::thread([this] { run(); });
  }
  void stop() {
    stop_ = true;
    thread_.join();
  }

  uint64_t returned() const { return returned_.load(std::memory_order_relaxed); }
  uint32_t flows_seen() const { return flows_seen_.load(std::memory_order_relaxed); }
  // The longest time without a packet since the last call.
  int64_t take_longest_gap() { return longest_gap_.exchange(0, std::memory_order_relaxed); }
  uint32_t lost() const { return under_way_; }
  uint64_t reset() const { return reset_; }
  uint64_t astray() const { return astray_; }

 private:
  void turn(bool again) {
    rte_mbuf* mbufs[kBatchSize];
    uint16_t outside = rte_eth_rx_burst(kToOutside, 0, mbufs, kBatchSize);
    for (uint16_t i = 0; i < outside; ++i) answer(mbufs[i]);
    uint16_t inside = rte_eth_rx_burst(kToInside, 0, mbufs, kBatchSize);
    for (uint16_t i = 0; i < inside; ++i) finish(mbufs[i], again);
    if (outside + inside == 0) return;
    int64_t at = now();
    if (at - last_ > longest_gap_.load(std::memory_order_relaxed)) longest_gap_.store(at - last_);
    last_ = at;
  }

  static Frame& frame(rte_mbuf* mbuf) { return *rte_pktmbuf_mtod(mbuf, Frame*); }

  // The server: notes where the flow seems to come from, which must never change, and answers.
  void answer(rte_mbuf* mbuf) {
    Frame& f = frame(mbuf);
    if (f.flow >= kFlows || f.ip.src_addr != kAddress || f.ip.dst_addr != kServer) {
      ++astray_;
    } else if (port_of_[f.flow] == 0) {
      port_of_[f.flow] = f.ports.source;
      flows_seen_.fetch_add(1, std::memory_order_relaxed);
    } else if (port_of_[f.flow] != f.ports.source) {
      port_of_[f.flow] = f.ports.source;
      ++reset_;
    }
    // Packed fields may lie at any address, so nothing may refer to them.
    uint32_t client = f.ip.src_addr;
    f.ip.src_addr = f.ip.dst_addr;
    f.ip.dst_addr = client;
    uint16_t port = f.ports.source;
    f.ports.source = f.ports.destination;
    f.ports.destination = port;
    send(kFromOutside, mbuf);
  }

  // The client: the answer must be for it.
  void finish(rte_mbuf* mbuf, bool again) {
    const Frame& f = frame(mbuf);
    if (f.flow >= kFlows || f.ip.dst_addr != client_address(f.flow) || f.ports.destination != client_port(f.flow))
      ++astray_;
    returned_.fetch_add(1, std::memory_order_relaxed);
    --under_way_;
    if (again) {
      begin(mbuf);
    } else {
      rte_pktmbuf_free(mbuf);
    }
  }

  void send_first() {
    Packet packet = packet_pool().make(sizeof(Frame));
    if (!packet) fail("there is no packet memory");
    begin(packet.mbuf());
  }

  void begin(rte_mbuf* mbuf) {
    Frame& f = frame(mbuf);
    std::memset(&f, 0, sizeof f);
    f.flow = next_;
    next_ = (next_ + 1) % kFlows;
    f.ether[12] = RTE_ETHER_TYPE_IPV4 >> 8;
    f.ip.version_ihl = 0x45;
    f.ip.total_length = rte_cpu_to_be_16(sizeof f - sizeof f.ether);
    f.ip.time_to_live = 64;
    f.ip.next_proto_id = is_tcp(f.flow) ? IPPROTO_TCP : IPPROTO_UDP;
    f.ip.src_addr = client_address(f.flow);
    f.ip.dst_addr = kServer;
    f.ports.source = client_port(f.flow);
    f.ports.destination = rte_cpu_to_be_16(443);
    if (is_tcp(f.flow)) {
      f.rest[8] = 5 << 4;  // header length
      f.rest[9] = RTE_TCP_ACK_FLAG;
    } else {
      uint16_t length = rte_cpu_to_be_16(sizeof f - sizeof f.ether - sizeof f.ip);
      std::memcpy(f.rest, &length, sizeof length);
    }
    f.ip.hdr_checksum = rte_ipv4_cksum(&f.ip);
    ++under_way_;
    send(kFromInside, mbuf);
  }

  void send(uint16_t port, rte_mbuf* mbuf) {
    if (rte_eth_tx_burst(port, 0, &mbuf, 1) != 1) fail("a ring is full, which cannot be");
  }

  std::thread thread_;
  std::atomic<bool> stop_{false};
  std::atomic<uint64_t> returned_{0};
  std::atomic<uint32_t> flows_seen_{0};
  std::atomic<int64_t> longest_gap_{0};
  int64_t last_ = 0;
  uint32_t next_ = 0;
  uint32_t under_way_ = 0;
  uint64_t reset_ = 0;
  uint64_t astray_ = 0;
  std::vector<uint16_t> port_of_;  // by flow, as the server sees it
};

// The same NAT in three surroundings.
std::string configuration(int variant) {
  std::string way_in = variant == 1 ? "-> IPFilter(deny src net 192.168.0.0/16, allow all)" : "";
  std::string way_out = variant == 2 ? "-> Counter -> Null" : "";
  return "rw :: IPRewriter(pattern 203.0.113.1 1024-65535 - - 0 1, drop);\n"
         "in :: FromDPDKDevice(0) -> MarkIPHeader(14) " +
         way_in +
         " -> [0] rw;\n"
         "rw [0] -> c0 :: Counter " +
         way_out +
         " -> out :: ToDPDKDevice(1);\n"
         "back :: FromDPDKDevice(2) -> MarkIPHeader(14) -> [1] rw;\n"
         "rw [1] -> c1 :: Counter -> home :: ToDPDKDevice(3);\n";
}

void install(int variant) {
  Diagnostics diagnostics;
  lang::FlatConfiguration flat = lang::flatten("nat", configuration(variant), {}, diagnostics);
  if (diagnostics.has_errors() || !Engine::get().install(std::move(flat), Policy(), diagnostics))
    fail(diagnostics.errors()[0].text());
}

// Everything that counts.
std::vector<std::pair<std::string, uint64_t>> counters() {
  std::vector<std::pair<std::string, uint64_t>> all;
  Engine::get().driver().while_parked([&] {
    for (const char* handler : {"in.count", "back.count", "c0.count", "c0.byte_count", "c1.count", "out.n_sent",
                                "home.n_sent", "rw.table_size", "rw.mapping_failures"}) {
      HandlerResult result = Engine::get().driver().router()->read_handler(handler, "");
      if (!result.status) fail(std::string(handler) + ": " + result.status.text());
      all.emplace_back(handler, std::strtoull(result.value.c_str(), nullptr, 10));
    }
    const click_shared_counters& shared = shared_counters();
    for (int port = 0; port < 4; ++port) {
      std::string name = "port " + std::to_string(port);
      all.emplace_back(name + " rx_packets", shared.ports[port].rx_packets);
      all.emplace_back(name + " tx_packets", shared.ports[port].tx_packets);
      all.emplace_back(name + " tx_dropped", shared.ports[port].tx_dropped);
    }
    all.emplace_back("dropped_packets", shared.workers[0].dropped_packets);
  });
  return all;
}

uint64_t value_of(const std::vector<std::pair<std::string, uint64_t>>& all, const std::string& name) {
  return std::ranges::find(all, name, &std::pair<std::string, uint64_t>::first)->second;
}

template <class Condition>
void wait_for(Condition condition, const char* what) {
  for (int64_t end = now() + 60'000'000'000; !condition();) {
    if (now() > end) fail(std::string("waited in vain: ") + what);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

double microseconds(int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1000; }

int main(int swaps) {
  EngineOptions options;
  options.eal_arguments = {"--no-huge",        "--in-memory",      "--no-pci",        "-m", "64", "--vdev=net_ring0",
                           "--vdev=net_ring1", "--vdev=net_ring2", "--vdev=net_ring3"};
  options.packets = 8191;
  if (Status status = Engine::get().start(options); !status) fail(status.text());
  install(0);
  if (Status status = Engine::get().run(); !status) fail(status.text());
  World world;
  world.start();
  wait_for([&] { return world.flows_seen() == kFlows && world.returned() > 2 * kFlows; }, "all flows");

  auto before = counters();
  std::vector<int64_t> gaps;
  int back = 0;
  int64_t begin = now();
  uint64_t returned = world.returned();
  for (int i = 1; i <= swaps; ++i) {
    uint64_t so_far = world.returned();
    world.take_longest_gap();
    install(i % 3);
    // Under load before and after: some packets of the new configuration have made their way.
    wait_for([&] { return world.returned() > so_far + kUnderWay; }, "packets after a swap");
    gaps.push_back(world.take_longest_gap());
    auto after = counters();
    for (size_t j = 0; j < after.size(); ++j) {
      if (after[j].second >= before[j].second) continue;
      ++back;
      std::printf("swap %d: %s went back from %llu to %llu\n", i, after[j].first.c_str(),
                  static_cast<unsigned long long>(before[j].second), static_cast<unsigned long long>(after[j].second));
    }
    before = after;
  }
  double seconds = static_cast<double>(now() - begin) / 1e9;
  returned = world.returned() - returned;
  world.stop();
  std::ranges::sort(gaps);
  auto at = [&](double share) { return gaps[static_cast<size_t>(share * static_cast<double>(gaps.size() - 1))]; };
  auto end = counters();
  uint64_t dropped =
      value_of(end, "dropped_packets") + value_of(end, "port 1 tx_dropped") + value_of(end, "port 3 tx_dropped");
  uint64_t flows = value_of(end, "rw.table_size");
  std::printf("%d swaps in %.1f s, %llu packets there and back (%.2f million packets/s through the NAT)\n", swaps,
              seconds, static_cast<unsigned long long>(returned), 2 * static_cast<double>(returned) / seconds / 1e6);
  std::printf("flows %llu, reset %llu, packets astray %llu, lost %u, dropped %llu, counters back %d\n",
              static_cast<unsigned long long>(flows), static_cast<unsigned long long>(world.reset()),
              static_cast<unsigned long long>(world.astray()), world.lost(), static_cast<unsigned long long>(dropped),
              back);
  std::printf(
      "longest time without a packet around a swap: median %.0f, 99 %% %.0f, most %.0f us; a ring of %u packets "
      "bridges "
      "the median at up to %.2f million packets/s\n",
      microseconds(at(0.5)), microseconds(at(0.99)), microseconds(at(1)), kRingSize, kRingSize / microseconds(at(0.5)));
  Engine::get().stop();
  bool good =
      flows == kFlows && world.reset() == 0 && world.astray() == 0 && world.lost() == 0 && dropped == 0 && back == 0;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace click

int main(int argc, char** argv) {
  int swaps = argc > 1 ? std::atoi(argv[1]) : 50;
  return click::main(std::max(swaps, 1));
}
