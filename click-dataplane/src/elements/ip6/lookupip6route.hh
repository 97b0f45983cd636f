#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
LookupIP6Route(ROUTE1, ROUTE2, ...)

=s ip6
looks up IPv6 routes

=io
One input, any number of outputs.

=processing
Push.

=d
Each ROUTE is `ADDR/LENGTH [GW] OUTPUT', or `ADDR MASK [GW] OUTPUT' with a mask of leading ones. A packet whose IPv6
destination annotation lies in ADDR/LENGTH goes to OUTPUT; of several such routes the longest counts. If a gateway GW is
given that is not ::0, the annotation is set to it. Packets for which there is no route are dropped. Changes by handlers
survive a hot swap if the configuration string stays the same.

=e
  GetIP6Address(24) -> rt :: LookupIP6Route(3ffe:1ce1:2::/80 ::0 0, ::0/0 3ffe:1ce1:2::2 1);

=h table read
The routes, one per line.

=h lookup read
Takes an address; gives the output and the gateway for it, or -1.

=h add write
Adds a route, or replaces the one to the same network.

=h remove write
Removes the route to `ADDR/LENGTH'.

=a GetIP6Address, RadixIPLookup
*/
class LookupIP6Route final : public PacketElement<LookupIP6Route> {
 public:
  const char* class_name() const override { return "LookupIP6Route"; }
  const char* port_count() const override { return "1/-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  struct Route {
    Ip6Address gateway;
    int output = 0;
  };
  struct Hash {
    size_t operator()(const Ip6Address& address) const;
  };
  // Networks of one length.
  using Networks = std::unordered_map<Ip6Address, Route, Hash>;

  Status read_network(const std::string& text, Ip6Address& network, int& length) const;
  Status add(const std::string& text);
  const Route* look_up(const Ip6Address& address) const;

  std::map<int, Networks, std::greater<>> lengths_;  // the longest first
};

}  // namespace click
