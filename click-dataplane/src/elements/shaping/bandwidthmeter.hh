#pragma once

#include <vector>

#include "graph/element.hh"
#include "support/rate.hh"

namespace click {

/*
=c
BandwidthMeter(RATE1 [, RATE2, ..., RATEN])

=s shaping
classifies a stream of packets by its rate

=io
One input, N+1 outputs.

=processing
Push.

=d
Measures the rate of the packets that come in, in bytes per second; the arguments are bandwidths such as 1Mbps, as an
exponentially weighted moving average over about a second, and sends all of them to one output: output 0 while the rate
is below RATE1, output 1 while it is below RATE2, and so on; output N when it is RATEN or more. The rates must grow.
RatedSplitter splits the stream instead.

=e
  ... -> m :: BandwidthMeter(10Mbps) -> ...
  m[1] -> Discard;

=h rate read
The current rate in bytes per second.

=h meter read
The rates of the arguments.

=a RatedSplitter, Shaper
*/
class BandwidthMeter final : public Element {
 public:
  const char* class_name() const override { return "BandwidthMeter"; }
  const char* port_count() const override { return "1/2-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  std::vector<uint64_t> limits_;
  Rate rate_;
};

}  // namespace click
