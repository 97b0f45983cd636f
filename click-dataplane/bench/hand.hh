#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "traffic.hh"

namespace click::bench {

// Minimal loops over arrays of mbufs, as one writes them for one purpose: they skip what the work does not need
// (options, fragments, annotations, counters), and so show what the devices and the machine allow at best.

// Runs until the time-stamp counter reaches `until`; answers how many packets went out. To be called on a thread that
// DPDK knows.
using HandLoop = std::function<uint64_t(uint16_t port, uint64_t until)>;

HandLoop forward_by_hand();
HandLoop mirror_by_hand();
// Checks the IP header with its checksum, decrements the TTL, writes a new Ethernet header.
HandLoop rewrite_by_hand();
// The same with the next hop from rte_lpm.
HandLoop route_by_hand(const std::vector<Route>& routes);
// rte_acl.
HandLoop filter_by_hand(const std::vector<FilterRule>& rules);
// rte_hash with bulk look-up, and checksums changed by what the flow's entry says.
HandLoop translate_by_hand(uint32_t flows);
// Packets made and dropped, without a device.
HandLoop source_by_hand();

// The same behind something that gives each packet another flow, or another destination.
HandLoop translate_stamped_by_hand(uint32_t flows);
HandLoop look_up_stamped_by_hand(const std::vector<Route>& routes);

// What gives each packet another flow or destination, for the engine and by hand alike. `ip` is the packet's IP header.
inline void stamp_flow(uint8_t* ip, Numbers& numbers, uint32_t flows) {
  Flow other = flow(numbers.below(flows));
  __builtin_memcpy(ip + 12, &other.source, 8);
  __builtin_memcpy(ip + 20, &other.source_port, 4);
}
// Takes one address after the other, so that reading them costs next to nothing.
class Destinations {
 public:
  explicit Destinations(const std::vector<Route>& routes);
  void stamp(uint8_t* ip) {
    __builtin_memcpy(ip + 16, &addresses_[next_], 4);
    next_ = next_ + 1 == addresses_.size() ? 0 : next_ + 1;
  }

 private:
  std::vector<uint32_t> addresses_;
  size_t next_ = 0;
};

}  // namespace click::bench
