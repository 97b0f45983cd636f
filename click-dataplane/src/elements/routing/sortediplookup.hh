#pragma once

#include "elements/routing/ip_lookup.hh"
#include "graph/element.hh"

namespace click {

/*
=c
SortedIPLookup(ADDR1/MASK1 [GW1] OUT1, ADDR2/MASK2 [GW2] OUT2, ...)

=s iproute
looks up IP routes

=io
One input, any number of outputs.

=processing
Push.

=d
Each argument is a route. A packet whose destination address annotation lies in ADDR/MASK goes to output OUT; of several
such routes the one with the longest mask counts. If a gateway GW is given, the annotation is set to it. Packets for
which there is no route are dropped. Handlers can change the routes.

All look-up elements work alike: small tables are searched in the first cache, larger ones take one or two look-ups in a
DIR-24-8 table, however many routes there are. Changes by handlers survive a hot swap if the configuration string stays
the same.

=e
  ... -> GetIPAddress(16) -> r :: SortedIPLookup(18.26.4.24/32 0, 18.26.4.0/24 1, 0/0 18.26.4.1 1);
  r[0] -> ...; r[1] -> ...

=h table read
The routes, one per line.

=h lookup read
Takes an address; gives the output and the gateway for it, or -1.

=h add write
Adds a route, written as in the arguments; there must be none to ADDR/MASK yet.

=h set write
Adds a route, or replaces the one to ADDR/MASK.

=h remove write
Removes the route to `ADDR/MASK'; with `[GW] OUTPUT' behind it, only if it is that one.

=h ctrl write
Lines of `add ROUTE', `set ROUTE' and `remove ROUTE': all of them are done, or none.

=h flush write
Removes all routes.

=a StaticIPLookup, LinearIPLookup, RadixIPLookup, DirectIPLookup, RangeIPLookup
*/
class SortedIPLookup final : public IpLookup {
 public:
  const char* class_name() const override { return "SortedIPLookup"; }
};

}  // namespace click
