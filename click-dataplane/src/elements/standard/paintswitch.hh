#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
PaintSwitch([ANNO])

=s paint
sends packets to outputs by their paint annotation

=io
One input, any number of outputs.

=processing
Push.

=d
Sends a packet to the output whose number is the packet's paint annotation. Packets painted 255 go to all outputs;
packets whose color is no output are dropped. ANNO is the annotation byte to use; default is PAINT.

=a Paint, CheckPaint, Switch
*/
class PaintSwitch final : public PacketElement<PaintSwitch> {
 public:
  const char* class_name() const override { return "PaintSwitch"; }
  const char* port_count() const override { return "1/1-"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    auto color = packet.annotation<uint8_t>(slot_);
    return color == kAllOutputs ? send_everywhere(packet) : color;
  }

 private:
  static constexpr uint8_t kAllOutputs = 255;
  PortId send_everywhere(const Packet& packet);

  AnnotationSlot slot_ = kPaint;
};

}  // namespace click
