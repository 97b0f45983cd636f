#pragma once

#include <rte_ip.h>

#include <cstdint>
#include <string>
#include <vector>

namespace click::bench {

// The frames, rules, flows and routes that engine and hand-written loops meet. All are made by rule, so each run meets
// the same.

inline constexpr unsigned kFrameLength = 60;  // 64 with the checksum that a wire adds

struct Flow {
  uint32_t source;  // network order, like all fields
  uint32_t destination;
  uint16_t source_port;
  uint16_t destination_port;
};

// Flow number n of many: no two share a source address, and their source ports are different for each destination.
inline Flow flow(uint32_t n) {
  return {rte_cpu_to_be_32(0x0a000000 + n), rte_cpu_to_be_32(0x14000000 + n % 64),
          rte_cpu_to_be_16(static_cast<uint16_t>(1024 + n / 64 % 60000)), rte_cpu_to_be_16(5000)};
}
inline constexpr uint32_t kTranslated = RTE_BE32(0x01000001);

struct Route {
  uint32_t address;  // host order, without host bits
  int length;
  int hop;  // 0 to 3
};
// Prefixes of lengths as in the Internet's tables, none twice.
std::vector<Route> routes(size_t count);
// An address that the routes reach, in network order; `random` is any number.
inline uint32_t destination(const std::vector<Route>& routes, uint32_t random) {
  const Route& route = routes[random % routes.size()];
  uint32_t host = route.length == 32 ? 0 : (random * 2654435761u) >> route.length;
  return rte_cpu_to_be_32(route.address | host);
}

struct FilterRule {
  bool allow;
  uint32_t source, destination;  // host order
  int source_length, destination_length;
  uint8_t protocol;
  uint16_t destination_port;  // 0: any
};
// Of which only the last matches the plain frame, while others come near to it in one field or two.
std::vector<FilterRule> filter_rules(size_t count);
std::string text(const FilterRule& rule);

// An Ethernet, IP and UDP frame with right checksums.
std::string frame(const Flow& flow, unsigned length);
std::string frame(unsigned length = kFrameLength);
// The flow of that frame.
inline constexpr Flow kPlainFlow{RTE_BE32(0x0a000001), RTE_BE32(0x0a090909), RTE_BE16(1234), RTE_BE16(5000)};

// A pcap file.
void write_pcap(const std::string& path, const std::vector<std::string>& frames);

// Numbers that look random, at two cycles each.
class Numbers {
 public:
  uint32_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<uint32_t>(state_ >> 32);
  }
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(uint64_t{next()} * limit >> 32); }

 private:
  uint64_t state_ = 0x9e3779b97f4a7c15;
};

}  // namespace click::bench
