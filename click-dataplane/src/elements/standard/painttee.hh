#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
PaintTee(COLOR [, ANNO])

=s paint
duplicates packets of one color

=io
One input, two outputs.

=processing
Agnostic; output 1 is push.

=d
Passes every packet on to output 0, and sends a copy of those whose paint annotation is COLOR to output 1. With Paint at
the inputs of a router it finds packets that leave where they came from, which ICMP redirects tell about. ANNO is the
annotation byte to use; default is PAINT.

=h color read/write
COLOR.

=a Paint, CheckPaint, ICMPError
*/
class PaintTee final : public PacketElement<PaintTee> {
 public:
  const char* class_name() const override { return "PaintTee"; }
  const char* port_count() const override { return "1/2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    if (packet.annotation<uint8_t>(slot_) == color_) [[unlikely]]
      duplicate(packet);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  void duplicate(const Packet& packet);

  uint8_t color_ = 0;
  AnnotationSlot slot_ = kPaint;
};

}  // namespace click
