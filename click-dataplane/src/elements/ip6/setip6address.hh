#pragma once

#include "packet/addresses.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
SetIP6Address(IP6)

=s ip6
sets the IPv6 destination annotation

=d
Sets the IPv6 destination annotation to IP6.

=h addr read/write
IP6.

=a GetIP6Address, StoreIP6Address
*/
class SetIP6Address final : public PacketElement<SetIP6Address> {
 public:
  const char* class_name() const override { return "SetIP6Address"; }
  Status configure(Args& args) override;
  void process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  Ip6Address address_;
};

}  // namespace click
