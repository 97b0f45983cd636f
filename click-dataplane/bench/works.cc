#include "works.hh"

#include <rte_ether.h>

#include <optional>

#include "graph/args.hh"
#include "graph/packet_element.hh"
#include "graph/registry.hh"

namespace click {

/*
=c
BenchStamp(WHAT, NUMBER)

=s bench
gives each packet another flow or destination

=d
WHAT is `flow', for one of NUMBER flows, or `route', for an address that NUMBER routes reach. Packets are Ethernet
frames.
*/
class BenchStamp final : public PacketElement<BenchStamp> {
 public:
  const char* class_name() const override { return "BenchStamp"; }
  Status configure(Args& args) override {
    std::string what;
    Status status = args.mandatory("WHAT", what).mandatory("NUMBER", number_).finish();
    if (what == "route") destinations_.emplace(bench::routes(number_));
    return status;
  }
  void process(Packet& packet) {
    uint8_t* ip = packet.writable_data() + sizeof(rte_ether_hdr);
    if (destinations_) {
      destinations_->stamp(ip);
    } else {
      bench::stamp_flow(ip, numbers_, number_);
    }
  }

 private:
  uint32_t number_ = 0;
  bench::Numbers numbers_;
  std::optional<bench::Destinations> destinations_;
};

REGISTER_ELEMENT(BenchStamp);

}  // namespace click

namespace click::bench {
namespace {

constexpr size_t kRoutes = 1000;
constexpr uint32_t kFlows = 10000;

std::string filter(const std::string& rules) { return "-> MarkIPHeader(14) -> IPFilter(" + rules + ") ->"; }

std::string rule_texts(size_t count) {
  std::string words;
  for (const FilterRule& rule : filter_rules(count)) words += (words.empty() ? "" : ", ") + text(rule);
  return words;
}

// The same patterns as outputs, of which only the last is reached.
std::string classifier(size_t count) {
  std::string patterns;
  for (const FilterRule& rule : filter_rules(count)) {
    std::string words = text(rule);
    patterns += (patterns.empty() ? "" : ", ") + words.substr(words.find(' ') + 1);
  }
  std::string words = "-> MarkIPHeader(14) -> c :: IPClassifier(" + patterns + "); ";
  for (size_t i = 0; i + 1 < count; ++i) words += "c[" + std::to_string(i) + "] -> Discard; ";
  return words + "c[" + std::to_string(count - 1) + "] ->";
}

std::string route_texts(size_t count) {
  std::string words;
  for (const Route& route : routes(count)) {
    words += (words.empty() ? "" : ", ") + IpAddress{rte_cpu_to_be_32(route.address)}.text() + "/" +
             std::to_string(route.length) + " " + std::to_string(route.hop);
  }
  return words;
}

std::string router(size_t count) {
  std::string words = "-> Strip(14) -> CheckIPHeader -> r :: RadixIPLookup(" + route_texts(count) + "); ";
  for (int hop = 3; hop >= 0; --hop) {
    std::string number = std::to_string(hop);
    words += "r[" + number + "] -> DecIPTTL -> EtherEncap(0x0800, 02:00:00:00:00:09, 02:00:00:00:01:0" + number +
             ") ->" + (hop == 0 ? "" : " to; ");
  }
  return words;
}

const char* kRewrite =
    "-> Strip(14) -> CheckIPHeader -> GetIPAddress(16) -> DecIPTTL -> EtherEncap(0x0800, 02:00:00:00:00:09, "
    "02:00:00:00:00:03) ->";

std::string nat(size_t flows) {
  return "IPRewriter(pattern 1.0.0.1 1024-65535 - - 0 0, MAPPING_CAPACITY " + std::to_string(flows) + ") ->";
}

std::string count_text(size_t count) {
  std::string digits = std::to_string(count);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<size_t>(at), " ");
  return digits;
}

void add_no_device(std::vector<Work>& all) {
  std::string source = "InfiniteSource(LENGTH 60, BURST 64) ->";
  std::string sink = " sink :: Discard;";
  std::string paints;
  for (int i = 0; i < 10; ++i) paints += "Paint(" + std::to_string(i) + ") -> ";
  all.push_back({"InfiniteSource, Discard", kNoDevice, source + sink, source_by_hand});
  all.push_back({"InfiniteSource, Paint, Discard", kNoDevice, source + " Paint(1) -> " + sink, nullptr});
  all.push_back({"InfiniteSource, 11 x Paint, Discard", kNoDevice, source + " Paint(1) -> " + paints + sink, nullptr});
}

void add_growth(std::vector<Work>& all) {
  for (size_t count : {1, 10, 100, 1000, 10000}) {
    all.push_back({count_text(count) + " rules", kRing, filter(rule_texts(count)),
                   [=] { return filter_by_hand(filter_rules(count)); }, 0, "", count, "rule", true});
  }
  for (size_t count : {1, 100, 10000, 100000, 1000000}) {
    all.push_back({count_text(count) + " flows", kRing,
                   "-> BenchStamp(flow, " + std::to_string(count) + ") -> MarkIPHeader(14) -> " + nat(count),
                   [=] { return translate_stamped_by_hand(static_cast<uint32_t>(count)); }, 0, "", count, "flow", true,
                   count >= 100000 ? 3000u : 100u});
  }
  for (size_t count : {1, 100, 1000, 100000, 800000}) {
    all.push_back({count_text(count) + " routes", kRing,
                   "-> BenchStamp(route, " + std::to_string(count) +
                       ") -> MarkIPHeader(14) -> GetIPAddress(IP dst) -> r :: RadixIPLookup(" + route_texts(count) +
                       "); r[1], r[2], r[3] -> out :: Null; r[0] -> out ->",
                   [=] { return look_up_stamped_by_hand(routes(count)); }, 0, "", count, "route", true});
  }
}

}  // namespace

std::string name(Device device) {
  static constexpr const char* kNames[] = {"net_ring", "net_null", "net_pcap", "net_pcap", "net_pcap", "net_pcap", "-"};
  return kNames[device];
}

std::vector<std::string> device_arguments(const std::string& folder) {
  std::vector<std::string> words = {"--vdev=net_ring0", "--vdev=net_null0"};
  auto add = [&, number = 0](const std::vector<std::string>& frames) mutable {
    std::string path = folder + "/" + std::to_string(number) + ".pcap";
    write_pcap(path, frames);
    words.push_back("--vdev=net_pcap" + std::to_string(number++) + ",rx_pcap=" + path + ",infinite_rx=1");
  };
  add(std::vector<std::string>(256, frame()));
  add(std::vector<std::string>(256, frame(1500)));
  std::vector<std::string> frames;
  std::vector<Route> known = routes(kRoutes);
  Numbers numbers;
  for (int i = 0; i < 4096; ++i) {
    Flow plain = kPlainFlow;
    plain.destination = destination(known, numbers.next());
    frames.push_back(frame(plain, kFrameLength));
  }
  add(frames);
  frames.clear();
  for (uint32_t n = 0; n < kFlows; ++n) frames.push_back(frame(flow(n), kFrameLength));
  add(frames);
  return words;
}

std::vector<Work> works() {
  std::vector<Work> all = {
      {"forward", kPcap, "->", forward_by_hand, 0.90, "io"},
      {"forward", kRing, "->", forward_by_hand, 0, "io"},
      {"forward", kNull, "->", forward_by_hand, 0, "io"},
      {"forward, 1500 bytes", kPcapLong, "->", forward_by_hand, 0.90, "io"},
      {"Counter", kRing, "-> Counter ->", nullptr},
      {"MAC mirror", kPcap, "-> EtherMirror ->", mirror_by_hand, 0.90, "macswap"},
      {"MAC mirror", kRing, "-> EtherMirror ->", mirror_by_hand, 0, "macswap"},
      {"rewrite chain", kPcap, kRewrite, rewrite_by_hand, 0.80},
      {"rewrite chain, 1500 bytes", kPcapLong, kRewrite, rewrite_by_hand, 0.80},
      {"IP router, 1 000 routes", kPcapRoutes, router(kRoutes), [] { return route_by_hand(routes(kRoutes)); }, 0.75}};
  for (size_t count : {100, 1000}) {
    auto hand = [=] { return filter_by_hand(filter_rules(count)); };
    std::string title = "IPFilter, " + count_text(count) + " rules";
    all.push_back({title, kPcap, filter(rule_texts(count)), hand, 0.60});
    all.push_back({title, kRing, filter(rule_texts(count)), hand});
  }
  all.push_back(
      {"IPClassifier, 100 patterns", kPcap, classifier(100), [] { return filter_by_hand(filter_rules(100)); }});
  all.push_back({"NAT, 10 000 flows", kPcapFlows, "-> MarkIPHeader(14) -> " + nat(kFlows * 2),
                 [] { return translate_by_hand(kFlows); }, 0.65});
  add_no_device(all);
  add_growth(all);
  return all;
}

}  // namespace click::bench
