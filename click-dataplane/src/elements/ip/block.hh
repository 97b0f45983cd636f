#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Block(THRESH)

=s ipmeasure
filters packets whose address sends much

=io
One input, two outputs.

=processing
Push.

=d
Looks at the forward rate that IPRateMonitor has annotated. Packets where it is greater than THRESH go to output 1,
others to output 0. With a THRESH of 0 all packets go to output 0.

=h thresh read/write
THRESH.

=a IPRateMonitor, CompareBlock
*/
class Block final : public PacketElement<Block> {
 public:
  const char* class_name() const override { return "Block"; }
  const char* port_count() const override { return "1/2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    return threshold_ != 0 && packet.annotation<uint32_t>({20, 4}) > threshold_ ? 1 : 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t threshold_ = 0;
};

}  // namespace click
