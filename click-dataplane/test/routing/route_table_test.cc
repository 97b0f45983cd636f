// A RouteTable must find what a walk over all routes finds: random tables below and above the size from which they are
// a directory, and addresses near their routes. Usage: route_table_test [SEED [ROUNDS]]

#include "elements/routing/route_table.hh"

#include <arpa/inet.h>

#include <cstdio>
#include <cstdlib>
#include <random>

namespace {

using namespace click;

bool round(uint64_t seed) {
  std::mt19937 random(static_cast<uint32_t>(seed));
  // Few different bytes, so that prefixes lie in one another.
  auto some_address = [&] {
    auto byte = [&](uint32_t n) { return random() % 8 == 0 ? random() % 256 : random() % n; };
    return byte(3) << 24 | byte(3) << 16 | byte(4) << 8 | byte(16);
  };
  RouteTable table;
  std::vector<Route> routes;
  size_t sizes[] = {1, 10, 31, 32, 200, 2000};
  for (size_t left = sizes[random() % std::size(sizes)]; left > 0; --left) {
    int length = random() % 40 == 0 ? 0 : static_cast<int>(random() % 33);
    uint32_t mask = length == 0 ? 0 : ~uint32_t{0} << (32 - length);
    Route route{{{htonl(some_address() & mask)}, {htonl(mask)}},
                {random() % 2 == 0 ? 0 : htonl(some_address())},
                static_cast<int>(random() % 5)};
    std::erase_if(routes, [&](const Route& known) {
      return known.prefix.address == route.prefix.address && known.prefix.mask == route.prefix.mask;
    });
    routes.push_back(route);
    table.set(route);
  }
  for (size_t i = 0; i < routes.size(); i += 7) {
    if (!table.erase(routes[i].prefix)) return false;
    routes[i].output = -1;
  }
  std::erase_if(routes, [](const Route& route) { return route.output < 0; });
  if (!table.compile() || table.size() != routes.size()) return false;
  for (int burst = 0; burst < 200; ++burst) {
    uint32_t addresses[64];
    uint32_t hops[64];
    auto count = static_cast<unsigned>(random() % 65);
    for (unsigned i = 0; i < count; ++i) addresses[i] = htonl(some_address());
    table.look_up(addresses, hops, count);
    for (unsigned i = 0; i < count; ++i) {
      const Route* best = nullptr;
      for (const Route& route : routes) {
        if (route.prefix.contains({addresses[i]}) && (best == nullptr || best->prefix.length() < route.prefix.length()))
          best = &route;
      }
      bool same = best == nullptr ? hops[i] == RouteTable::kNoRoute
                                  : hops[i] != RouteTable::kNoRoute &&
                                        table.next_hop(hops[i]) == RouteTable::NextHop{best->gateway, best->output};
      if (same) continue;
      std::fprintf(stderr, "seed %llu: %s goes wrong, expected %s\n", static_cast<unsigned long long>(seed),
                   IpAddress{addresses[i]}.text().c_str(), best == nullptr ? "no route" : best->text().c_str());
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  uint64_t seed = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1;
  uint64_t rounds = count > 2 ? std::strtoull(words[2], nullptr, 10) : 30;
  for (uint64_t i = 0; i < rounds; ++i) {
    if (!round(seed + i)) return 1;
  }
  std::printf("%llu tables agree with their routes\n", static_cast<unsigned long long>(rounds));
  return 0;
}
