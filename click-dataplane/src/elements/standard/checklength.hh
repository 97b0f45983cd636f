#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckLength(LENGTH [, EXTRA_LENGTH])

=s classification
filters packets by their length

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Packets of at most LENGTH bytes go to output 0, longer ones to output 1, or are dropped if there is none. EXTRA_LENGTH
is a boolean, keyword only: true counts the extra length annotation too. Default is false.

=h length read/write
LENGTH.

=a Truncate, Pad, IPFragmenter
*/
class CheckLength final : public PacketElement<CheckLength> {
 public:
  const char* class_name() const override { return "CheckLength"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    uint64_t length = packet.length();
    if (extra_length_) length += packet.annotation<uint32_t>(kExtraLength);
    return length <= most_ ? 0 : otherwise_;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t most_ = 0;
  bool extra_length_ = false;
  PortId otherwise_ = 1;
};

}  // namespace click
