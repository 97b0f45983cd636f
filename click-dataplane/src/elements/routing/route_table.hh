#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "packet/addresses.hh"
#include "support/huge_array.hh"
#include "support/status.hh"

namespace click {

struct Route {
  IpPrefix prefix;    // without host bits
  IpAddress gateway;  // 0: none
  int output = 0;

  std::string text() const;
  friend bool operator==(const Route& a, const Route& b) {
    return a.prefix.address == b.prefix.address && a.prefix.mask == b.prefix.mask && a.gateway == b.gateway &&
           a.output == b.output;
  }
};

// Theory of operation
//
// IPv4 routes and the longest match among them, many addresses at a time.
//
// Small tables are an array of (address, mask) with the longest prefixes first, walked until one fits: two instructions
// per route, all in the first cache. From kDirectRoutes routes on there is a DIR-24-8 table (Gupta, Lin and McKeown,
// "Routing lookups in hardware at memory access speeds", INFOCOM 1998): 2^24 entries for the first 24 bits of an
// address, each the number of a next hop or of a group of 256 entries for the last 8 bits. Entries have two bytes, and
// 0 stands for the default route, so of the 32 MB only the pages that routes reach are ever there: a router with a few
// hundred routes takes less than a megabyte, which DPDK's FIB, whose table lies in locked memory as a whole, does not
// offer.
class RouteTable {
 public:
  static constexpr uint32_t kNoRoute = 0;
  struct NextHop {
    IpAddress gateway;
    int output = -1;
    friend bool operator==(const NextHop&, const NextHop&) = default;
  };

  // Changes the list; nothing is looked up in it before compile().
  void set(const Route& route) { routes_[key_of(route.prefix)] = route; }
  bool erase(const IpPrefix& prefix) { return routes_.erase(key_of(prefix)) != 0; }
  const Route* find(const IpPrefix& prefix) const;
  void clear() { routes_.clear(); }
  size_t size() const { return routes_.size(); }

  // Makes the list ready for look-up. When that fails, what was compiled before stays.
  Status compile();

  // Numbers for next_hop(); kNoRoute where nothing matches. At most 64 addresses, in network order.
  void look_up(const uint32_t* addresses, uint32_t* hops, unsigned count) const;
  const NextHop& next_hop(uint32_t number) const { return hops_[number]; }

  // One route per line, the shortest prefixes first.
  std::string text() const;

 private:
  static constexpr size_t kDirectRoutes = 32;
  // From so many routes on most of the directory is in use, and huge pages cost nothing.
  static constexpr size_t kHugeRoutes = 16384;
  // Ordered by length, then address.
  using Key = std::pair<int, uint32_t>;
  static Key key_of(const IpPrefix& prefix);
  static uint32_t number_of(std::vector<NextHop>& hops, const Route& route);

  // An entry with this bit is the number of a group.
  static constexpr uint16_t kGroup = 0x8000;
  static constexpr size_t kFirstEntries = size_t{1} << 24;
  struct Directory {
    HugeArray<uint16_t> first;
    std::vector<std::array<uint16_t, 256>> groups;
  };
  static bool enter(Directory& directory, const Route& route, uint16_t hop);

  struct Line {
    uint32_t address;
    uint32_t mask;
    uint32_t hop;
  };

  std::map<Key, Route> routes_;
  std::vector<NextHop> hops_{NextHop{}};
  std::vector<Line> lines_;
  Directory directory_;
  uint16_t default_hop_ = kNoRoute;
};

}  // namespace click
