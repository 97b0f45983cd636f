#pragma once

#include <optional>

#include "packet/addresses.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
StoreIP6Address([IP6,] OFFSET)

=s ip6
writes an IPv6 address into packets

=d
Writes IP6, or without it the IPv6 destination annotation, to OFFSET of the packet: a number, or `src' or `dst' for the
addresses of the IPv6 header. Checksums are not brought up to date. Packets that are too short are dropped.

=a GetIP6Address, SetIP6Address
*/
class StoreIP6Address final : public PacketElement<StoreIP6Address> {
 public:
  const char* class_name() const override { return "StoreIP6Address"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  std::optional<Ip6Address> address_;
  uint32_t offset_ = 0;
  bool in_header_ = false;
};

}  // namespace click
