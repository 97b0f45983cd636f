#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Truncate(LENGTH [, EXTRA_LENGTH])

=s basicmod
shortens packets

=d
Cuts packets down to at most LENGTH bytes. EXTRA_LENGTH is a boolean, keyword only: true adds what was cut off to the
extra length annotation. Default is true.

=h length read/write
LENGTH.

=a Pad, Strip, CheckLength
*/
class Truncate final : public PacketElement<Truncate> {
 public:
  const char* class_name() const override { return "Truncate"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    if (packet.length() <= most_) return;
    uint32_t cut = packet.length() - most_;
    packet.take(cut);
    if (extra_length_) packet.set_annotation(kExtraLength, packet.annotation<uint32_t>(kExtraLength) + cut);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  uint32_t most_ = 0;
  bool extra_length_ = true;
};

}  // namespace click
