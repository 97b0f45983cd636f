#pragma once

#include <rte_ether.h>
#include <cstring>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EtherRewrite(SRC, DST)

=s ethernet
sets Ethernet source and destination

=d
Sets the source address of Ethernet frames to SRC and their destination address to DST; shorter packets are dropped.

=h src read/write
SRC.

=h dst read/write
DST.

=a EtherEncap, EtherMirror
*/
class EtherRewrite final : public PacketElement<EtherRewrite> {
 public:
  const char* class_name() const override { return "EtherRewrite"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    if (packet.length() < sizeof(rte_ether_hdr)) [[unlikely]]
      return dropped(DropReason::kTooShort);
    uint8_t* data = packet.writable_data();
    if (data == nullptr) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    std::memcpy(data, destination_.bytes.data(), 6);
    std::memcpy(data + 6, source_.bytes.data(), 6);
    return 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  EtherAddress source_;
  EtherAddress destination_;
};

}  // namespace click
