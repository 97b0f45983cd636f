#include "elements/routing/route_table.hh"

#include <rte_byteorder.h>
#include <rte_errno.h>
#include <rte_fib.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

namespace click {
namespace {

constexpr unsigned kMaxLookups = 64;

int width_for(size_t hops) {
  // One bit of an entry says "look further".
  if (hops <= 127) return RTE_FIB_DIR24_8_1B;
  if (hops <= 32767) return RTE_FIB_DIR24_8_2B;
  return RTE_FIB_DIR24_8_4B;
}

}  // namespace

std::string Route::text() const {
  return prefix.text() + "\t" + (gateway.raw == 0 ? "-" : gateway.text()) + "\t" + std::to_string(output);
}

RouteTable::~RouteTable() { rte_fib_free(fib_); }

RouteTable::RouteTable(RouteTable&& other) noexcept { *this = std::move(other); }

RouteTable& RouteTable::operator=(RouteTable&& other) noexcept {
  std::swap(routes_, other.routes_);
  std::swap(hops_, other.hops_);
  std::swap(lines_, other.lines_);
  std::swap(fib_, other.fib_);
  return *this;
}

RouteTable::Key RouteTable::key_of(const IpPrefix& prefix) {
  return {prefix.length(), rte_be_to_cpu_32(prefix.address.raw & prefix.mask.raw)};
}

const Route* RouteTable::find(const IpPrefix& prefix) const {
  auto found = routes_.find(key_of(prefix));
  return found == routes_.end() ? nullptr : &found->second;
}

uint32_t RouteTable::number_of(std::vector<NextHop>& hops, const Route& route) {
  NextHop wanted{route.gateway, route.output};
  auto found = std::find(hops.begin() + 1, hops.end(), wanted);
  if (found == hops.end()) found = hops.insert(hops.end(), wanted);
  return static_cast<uint32_t>(found - hops.begin());
}

Status RouteTable::compile(const std::string& name) {
  std::vector<NextHop> hops{NextHop{}};
  std::vector<Line> lines;
  for (auto at = routes_.rbegin(); at != routes_.rend(); ++at) {
    const Route& route = at->second;
    lines.push_back({route.prefix.address.raw & route.prefix.mask.raw, route.prefix.mask.raw, number_of(hops, route)});
  }
  rte_fib* fib = nullptr;
  if (routes_.size() >= kDirectRoutes) {
    Status status = compile_fib(name, hops, fib);
    if (!status) return status;
  }
  rte_fib_free(fib_);
  fib_ = fib;
  hops_ = std::move(hops);
  lines_ = std::move(lines);
  return Status::ok();
}

Status RouteTable::compile_fib(const std::string& name, const std::vector<NextHop>& hops, rte_fib*& fib) const {
  // Both tables of a hot swap live at once, so the name needs a number; DPDK takes 64 letters.
  static std::atomic<unsigned> number{0};
  std::string unique = std::to_string(number.fetch_add(1)) + "_" + name.substr(0, 32);
  std::set<uint32_t> long_groups;
  for (const auto& [key, route] : routes_) {
    if (key.first > 24) long_groups.insert(key.second >> 8);
  }
  rte_fib_conf settings{};
  settings.type = RTE_FIB_DIR24_8;
  settings.default_nh = kNoRoute;
  settings.max_routes = static_cast<int>(routes_.size() + 64);
  settings.dir24_8.nh_sz = static_cast<rte_fib_dir24_8_nh_sz>(width_for(hops.size()));
  settings.dir24_8.num_tbl8 = static_cast<uint32_t>(std::max<size_t>(long_groups.size() + 1, 16));
  fib = rte_fib_create(unique.c_str(), SOCKET_ID_ANY, &settings);
  if (fib == nullptr) {
    return Status::error("cannot make a table for " + std::to_string(routes_.size()) + " routes: " + rte_strerror(rte_errno) +
                         "; it takes " + std::to_string(16u << settings.dir24_8.nh_sz) + " MB of DPDK's memory (-m)");
  }
  std::vector<NextHop> known = hops;
  for (const auto& [key, route] : routes_) {
    int result = rte_fib_add(fib, key.second, static_cast<uint8_t>(key.first), number_of(known, route));
    if (result == 0) continue;
    rte_fib_free(fib);
    return Status::error("cannot add the route " + route.text() + ": " + rte_strerror(-result));
  }
  return Status::ok();
}

void RouteTable::look_up(const uint32_t* addresses, uint32_t* hops, unsigned count) const {
  if (fib_ == nullptr) {
    for (unsigned i = 0; i < count; ++i) {
      hops[i] = kNoRoute;
      for (const Line& line : lines_) {
        if ((addresses[i] & line.mask) != line.address) continue;
        hops[i] = line.hop;
        break;
      }
    }
    return;
  }
  uint32_t numbers[kMaxLookups];
  uint64_t found[kMaxLookups];
  for (unsigned i = 0; i < count; ++i) numbers[i] = rte_be_to_cpu_32(addresses[i]);
  rte_fib_lookup_bulk(fib_, numbers, found, static_cast<int>(count));
  for (unsigned i = 0; i < count; ++i) hops[i] = static_cast<uint32_t>(found[i]);
}

std::string RouteTable::text() const {
  std::string text;
  for (const auto& [key, route] : routes_) text += route.text() + "\n";
  return text;
}

}  // namespace click
