#pragma once

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
SetEtherAddress(ADDR, ANNO)

=s ethernet
sets an annotation to an Ethernet address

=d
Sets the annotation ANNO (an offset from 0 to 42) of each packet to the Ethernet address ADDR.

=h addr read/write
ADDR.

=h anno read
ANNO as an offset.

=a GetEtherAddress, StoreEtherAddress
*/
class SetEtherAddress final : public PacketElement<SetEtherAddress> {
 public:
  const char* class_name() const override { return "SetEtherAddress"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_annotation(slot_, address_.bytes); }
  void add_handlers(Handlers& handlers) override;

 private:
  EtherAddress address_;
  AnnotationSlot slot_;
};

}  // namespace click
