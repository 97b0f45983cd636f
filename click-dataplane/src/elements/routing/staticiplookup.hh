#pragma once

#include "elements/routing/ip_lookup.hh"
#include "graph/element.hh"

namespace click {

/*
=c
StaticIPLookup(ADDR1/MASK1 [GW1] OUT1, ADDR2/MASK2 [GW2] OUT2, ...)

=s iproute
looks up IP routes

=io
One input, any number of outputs.

=processing
Push.

=d
Each argument is a route. A packet whose destination address annotation lies in ADDR/MASK goes to output OUT; of several
such routes the one with the longest mask counts. If a gateway GW is given, the annotation is set to it. Packets for
which there is no route are dropped. The routes stay what they are.

All look-up elements work alike: small tables are searched in the first cache, larger ones take one or two look-ups in a
DIR-24-8 table, however many routes there are.

Also known as LookupIPRoute and LookupIPRouteMP.

=e
  ... -> GetIPAddress(16) -> r :: StaticIPLookup(18.26.4.24/32 0, 18.26.4.0/24 1, 0/0 18.26.4.1 1);
  r[0] -> ...; r[1] -> ...

=h table read
The routes, one per line.

=h lookup read
Takes an address; gives the output and the gateway for it, or -1.

=a LinearIPLookup, RadixIPLookup, DirectIPLookup, RangeIPLookup, SortedIPLookup
*/
class StaticIPLookup final : public IpLookup {
 public:
  const char* class_name() const override { return "StaticIPLookup"; }

 protected:
  bool is_static() const override { return true; }
};

}  // namespace click
