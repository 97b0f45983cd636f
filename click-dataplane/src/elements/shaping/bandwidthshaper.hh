#pragma once

#include "elements/shaping/rate_limit.hh"
#include "graph/element.hh"

namespace click {

/*
=c
BandwidthShaper(RATE [, BURST_DURATION, BURST_SIZE])

=s shaping
lets packets be pulled at a rate

=io
One input, one or two outputs.

=processing
Pull.

=d
Lets at most RATE of the packets pass that are pulled through output 0. RATE is a bandwidth such as 384kbps or 1MBps.
How evenly they come depends on how evenly they are asked for. Through output 1, packets can be pulled whenever none is
allowed to pass to output 0. Keyword arguments, one of which may be given:

BURST_DURATION is for how long packets may pass at once after a pause, at RATE. Default is 20 ms.

BURST_SIZE is how many bytes may pass at once after a pause. At least one packet always may.

=e
  ... -> Queue -> s :: BandwidthShaper(10) -> Print -> [0] r :: RoundRobinSched -> ...
  s[1] -> [1] r;

=h rate read/write
RATE.

=a Shaper, RatedSplitter, RatedUnqueue
*/
class BandwidthShaper final : public Element {
 public:
  const char* class_name() const override { return "BandwidthShaper"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "l/l"; }
  Status configure(Args& args) override { return limit_.configure(args); }
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void add_handlers(Handlers& handlers) override { limit_.add_handlers(handlers, *this); }

 private:
  RateLimit limit_{true};
};

}  // namespace click
