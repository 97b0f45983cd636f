#pragma once

#include <cstring>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
GetEtherAddress(ANNO, OFFSET)

=s ethernet
copies an Ethernet address to an annotation

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Copies the six bytes from byte OFFSET on to the annotation ANNO (an offset from 0 to 42); OFFSET may also be `src' or
`dst', the places of these in an Ethernet header. Packets that end before go to output 1, or are dropped if there is
none.

=a SetEtherAddress, StoreEtherAddress
*/
class GetEtherAddress final : public PacketElement<GetEtherAddress> {
 public:
  const char* class_name() const override { return "GetEtherAddress"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < offset_ + 6) return otherwise_;
    EtherAddress address;
    std::memcpy(address.bytes.data(), packet.data() + offset_, 6);
    packet.set_annotation(slot_, address.bytes);
    return 0;
  }

 private:
  AnnotationSlot slot_;
  uint32_t offset_ = 0;
  PortId otherwise_ = 1;
};

}  // namespace click
