#include "elements/routing/route_table.hh"

#include <rte_byteorder.h>

#include <algorithm>
#include <utility>

namespace click {
std::string Route::text() const {
  return prefix.text() + "\t" + (gateway.raw == 0 ? "-" : gateway.text()) + "\t" + std::to_string(output);
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

Status RouteTable::compile() {
  std::vector<NextHop> hops{NextHop{}};
  std::vector<Line> lines;
  for (auto at = routes_.rbegin(); at != routes_.rend(); ++at) {
    const Route& route = at->second;
    lines.push_back({route.prefix.address.raw & route.prefix.mask.raw, route.prefix.mask.raw, number_of(hops, route)});
  }
  if (hops.size() >= kGroup) return Status::error("there are more than 32767 different next hops");
  Directory directory;
  uint16_t default_hop = kNoRoute;
  if (routes_.size() >= kDirectRoutes) {
    if (!directory.first.reserve(kFirstEntries, routes_.size() >= kHugeRoutes ? PageSize::kHuge : PageSize::kSmall))
      return Status::error("there is no memory for " + std::to_string(routes_.size()) + " routes");
    for (const auto& [key, route] : routes_) {
      auto hop = static_cast<uint16_t>(number_of(hops, route));
      if (key.first == 0) default_hop = hop;
      if (key.first == 0 || enter(directory, route, hop)) continue;
      return Status::error("there are more than 32767 networks with routes longer than /24");
    }
  }
  directory_ = std::move(directory);
  default_hop_ = default_hop;
  hops_ = std::move(hops);
  lines_ = std::move(lines);
  return Status::ok();
}

// Routes are entered from the shortest prefix to the longest, so each may write over what is there.
bool RouteTable::enter(Directory& directory, const Route& route, uint16_t hop) {
  int length = route.prefix.length();
  uint32_t address = rte_be_to_cpu_32(route.prefix.address.raw & route.prefix.mask.raw);
  uint16_t* first = directory.first.data() + (address >> 8);
  if (length <= 24) {
    std::fill_n(first, size_t{1} << (24 - length), hop);
    return true;
  }
  if ((*first & kGroup) == 0) {
    if (directory.groups.size() == kGroup) return false;
    directory.groups.emplace_back().fill(*first);
    *first = static_cast<uint16_t>(kGroup | (directory.groups.size() - 1));
  }
  auto& group = directory.groups[*first & ~kGroup];
  std::fill_n(group.begin() + (address & 0xff), size_t{1} << (32 - length), hop);
  return true;
}

void RouteTable::look_up(const uint32_t* addresses, uint32_t* hops, unsigned count) const {
  const uint16_t* first = directory_.first.data();
  if (first == nullptr) {
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
  // Two passes, so that the loads of the large table wait for memory together.
  for (unsigned i = 0; i < count; ++i) hops[i] = first[rte_be_to_cpu_32(addresses[i]) >> 8];
  for (unsigned i = 0; i < count; ++i) {
    if ((hops[i] & kGroup) != 0) [[unlikely]]
      hops[i] = directory_.groups[hops[i] & ~uint32_t{kGroup}][addresses[i] >> 24];
    if (hops[i] == kNoRoute) hops[i] = default_hop_;
  }
}

std::string RouteTable::text() const {
  std::string text;
  for (const auto& [key, route] : routes_) text += route.text() + "\n";
  return text;
}

}  // namespace click
