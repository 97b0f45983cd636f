#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Pad([LENGTH, ZERO])

=s basicmod
lengthens packets

=d
Adds bytes at the end of packets shorter than LENGTH. Without LENGTH, adds as many bytes as the extra length annotation
says. The extra length annotation is 0 afterwards. A packet that would be too long for packet memory is dropped.
Arguments, also as keywords:

ZERO is a boolean: the added bytes are 0, otherwise they are what happened to be there. Keyword only, default true.

=a Truncate, CheckLength
*/
class Pad final : public PacketElement<Pad> {
 public:
  const char* class_name() const override { return "Pad"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t length_ = 0;
  bool has_length_ = false;
  bool zero_ = true;
};

}  // namespace click
