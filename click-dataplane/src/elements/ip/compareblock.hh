#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
CompareBlock(FWD_WEIGHT, REV_WEIGHT, THRESH)

=s ipmeasure
filters packets whose address sends more than it gets

=io
One input, two outputs.

=processing
Push.

=d
Looks at the rates that IPRateMonitor has annotated. Packets where one of them is greater than THRESH, and FWD_WEIGHT
times the forward rate is greater than REV_WEIGHT times the reverse rate, go to output 1; others to output 0.

=e
  ... -> IPRateMonitor(PACKETS, 1, 256) -> b :: CompareBlock(5, 2, 100) -> ...
  b[1] -> Discard;

=h fwd_weight read/write
FWD_WEIGHT.

=h rev_weight read/write
REV_WEIGHT.

=h thresh read/write
THRESH.

=a IPRateMonitor, Block
*/
class CompareBlock final : public PacketElement<CompareBlock> {
 public:
  const char* class_name() const override { return "CompareBlock"; }
  const char* port_count() const override { return "1/2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    uint64_t forward = packet.annotation<uint32_t>({20, 4});
    uint64_t reverse = packet.annotation<uint32_t>({24, 4});
    bool busy = forward > threshold_ || reverse > threshold_;
    return busy && forward_weight_ * forward > reverse_weight_ * reverse ? 1 : 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t forward_weight_ = 0;
  uint32_t reverse_weight_ = 0;
  uint32_t threshold_ = 0;
};

}  // namespace click
