#pragma once

#include <cstring>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
StoreEtherAddress(ADDR, OFFSET)

=s ethernet
writes an Ethernet address into packets

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Writes the Ethernet address ADDR into each packet, from byte OFFSET on; OFFSET may also be `src' or `dst', the places of
these in an Ethernet header. Packets that end before go to output 1, or are dropped if there is none.

=h addr read/write
ADDR.

=a EtherRewrite, GetEtherAddress
*/
class StoreEtherAddress final : public PacketElement<StoreEtherAddress> {
 public:
  const char* class_name() const override { return "StoreEtherAddress"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < offset_ + 6) return otherwise_;
    uint8_t* data = packet.writable_data();
    if (data == nullptr) return dropped(DropReason::kNoMemory);
    std::memcpy(data + offset_, address_.bytes.data(), 6);
    return 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  EtherAddress address_;
  uint32_t offset_ = 0;
  PortId otherwise_ = 1;
};

}  // namespace click
