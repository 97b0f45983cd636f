#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
GetIP6Address(OFFSET)

=s ip6
sets the destination annotation to an address in the packet

=d
Copies the 16 bytes at OFFSET of the packet to the IPv6 destination annotation; 24 is the destination of a packet that
begins with its IPv6 header. Packets that are too short are dropped.

=a SetIP6Address, StoreIP6Address, LookupIP6Route
*/
class GetIP6Address final : public PacketElement<GetIP6Address> {
 public:
  const char* class_name() const override { return "GetIP6Address"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  uint32_t offset_ = 0;
};

}  // namespace click
