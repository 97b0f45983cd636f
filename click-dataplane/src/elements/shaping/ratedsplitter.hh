#pragma once

#include "elements/shaping/rate_limit.hh"
#include "graph/element.hh"

namespace click {

/*
=c
RatedSplitter(RATE [, BURST_DURATION, BURST_SIZE])

=s shaping
splits packets at a rate

=io
One input, one or two outputs.

=processing
Push.

=d
Sends packets to output 0 as long as there are no more than RATE, and drops those above, or sends them to output 1 if
there is one. RATE is a number of packets per second. RATE holds at output 0 even while more comes in. Keyword
arguments, one of which may be given:

BURST_DURATION is for how long packets may pass at once after a pause, at RATE. Default is 20 ms.

BURST_SIZE is how many packets may pass at once after a pause. At least one packet always may.

=e
  limit :: RatedSplitter(2000);
  ... -> limit -> ...
  limit[1] -> Discard;

=h rate read/write
RATE.

=a Meter, Shaper, RatedUnqueue
*/
class RatedSplitter final : public Element {
 public:
  const char* class_name() const override { return "RatedSplitter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override { return limit_.configure(args); }
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override { limit_.add_handlers(handlers, *this); }

 private:
  RateLimit limit_{false};
};

}  // namespace click
