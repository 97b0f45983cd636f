#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
Paint(COLOR [, ANNO])

=s paint
sets packets' paint annotation

=d
Sets each packet's paint annotation to COLOR, a number from 0 to 255. ANNO is the annotation byte to use; default is
PAINT.

=h color read/write
COLOR.

=a CheckPaint, PaintTee, PaintSwitch
*/
class Paint final : public PacketElement<Paint> {
 public:
  const char* class_name() const override { return "Paint"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_annotation(slot_, color_); }
  void add_handlers(Handlers& handlers) override;

 private:
  uint8_t color_ = 0;
  AnnotationSlot slot_ = kPaint;
};

}  // namespace click
