#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckPaint(COLOR [, ANNO])

=s paint
lets packets of one color pass

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Packets whose paint annotation is COLOR go to output 0, others to output 1, or are dropped if there is none. ANNO is the
annotation byte to use; default is PAINT.

=h color read/write
COLOR.

=a Paint, PaintTee, PaintSwitch
*/
class CheckPaint final : public PacketElement<CheckPaint> {
 public:
  const char* class_name() const override { return "CheckPaint"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) { return packet.annotation<uint8_t>(slot_) == color_ ? 0 : otherwise_; }
  void add_handlers(Handlers& handlers) override;

 private:
  uint8_t color_ = 0;
  AnnotationSlot slot_ = kPaint;
  PortId otherwise_ = 1;
};

}  // namespace click
