#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "packet/addresses.hh"
#include "support/status.hh"

struct rte_fib;

namespace click {

struct Route {
  IpPrefix prefix;   // without host bits
  IpAddress gateway;  // 0: none
  int output = 0;

  std::string text() const;
  friend bool operator==(const Route& a, const Route& b) {
    return a.prefix.address == b.prefix.address && a.prefix.mask == b.prefix.mask && a.gateway == b.gateway && a.output == b.output;
  }
};

// Theory of operation
//
// IPv4 routes and the longest match among them, many addresses at a time.
//
// Small tables are an array of (address, mask) with the longest prefixes first, walked until one fits: two instructions per
// route, all in the first cache. From kDirectRoutes routes on there is DPDK's FIB in its DIR-24-8 form beside the list: one
// look-up for the first 24 bits, a second for longer prefixes. Its entries are numbers of next hops (gateway and
// output), one, two or four bytes wide as their count needs, so that the table of 2^24 entries takes 16 MB where 127 next
// hops do.
class RouteTable {
 public:
  static constexpr uint32_t kNoRoute = 0;
  struct NextHop {
    IpAddress gateway;
    int output = -1;
    friend bool operator==(const NextHop&, const NextHop&) = default;
  };

  RouteTable() = default;
  ~RouteTable();
  RouteTable(RouteTable&& other) noexcept;
  RouteTable& operator=(RouteTable&& other) noexcept;

  // Changes the list; nothing is looked up in it before compile().
  void set(const Route& route) { routes_[key_of(route.prefix)] = route; }
  bool erase(const IpPrefix& prefix) { return routes_.erase(key_of(prefix)) != 0; }
  const Route* find(const IpPrefix& prefix) const;
  void clear() { routes_.clear(); }
  size_t size() const { return routes_.size(); }

  // Makes the list ready for look-up. Large tables need DPDK's memory; when there is not enough, what was compiled before stays.
  Status compile(const std::string& name);

  // Numbers for next_hop(); kNoRoute where nothing matches. At most 64 addresses, in network order.
  void look_up(const uint32_t* addresses, uint32_t* hops, unsigned count) const;
  const NextHop& next_hop(uint32_t number) const { return hops_[number]; }

  // One route per line, the shortest prefixes first.
  std::string text() const;

 private:
  static constexpr size_t kDirectRoutes = 32;
  // Ordered by length, then address.
  using Key = std::pair<int, uint32_t>;
  static Key key_of(const IpPrefix& prefix);
  Status compile_fib(const std::string& name, const std::vector<NextHop>& hops, rte_fib*& fib) const;
  static uint32_t number_of(std::vector<NextHop>& hops, const Route& route);

  struct Line {
    uint32_t address;
    uint32_t mask;
    uint32_t hop;
  };

  std::map<Key, Route> routes_;
  std::vector<NextHop> hops_{NextHop{}};
  std::vector<Line> lines_;
  rte_fib* fib_ = nullptr;
};

}  // namespace click
