#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetAnnoByte(ANNO, VALUE)

=s annotations
sets an annotation byte

=d
Sets a byte of each packet's annotations to VALUE, a number from 0 to 255. ANNO is its offset (0 to 47) or the name of
an annotation of one byte such as PAINT. OFFSET is another name for it.

=h anno read
ANNO as an offset.

=h offset read
The same.

=h value read/write
VALUE.

=a Paint
*/
class SetAnnoByte final : public PacketElement<SetAnnoByte> {
 public:
  const char* class_name() const override { return "SetAnnoByte"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_annotation(slot_, value_); }
  void add_handlers(Handlers& handlers) override;

 private:
  AnnotationSlot slot_;
  uint8_t value_ = 0;
};

}  // namespace click
