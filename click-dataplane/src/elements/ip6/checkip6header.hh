#pragma once

#include <vector>

#include "packet/addresses.hh"

#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckIP6Header([BADADDRS, OFFSET])

=s ip6
checks IPv6 headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Expects packets whose IPv6 header begins at OFFSET. Checks that it is whole, that the version is 6, that the packet is
as long as it says, and that the source address is no multicast address. Good packets are shortened to their IPv6
length, get their IP header annotation and the destination address annotation, and go to output 0; others go to output
1, or are dropped if there is none. Arguments:

BADADDRS is a list of addresses, separated by spaces, that are bad as a source as well. Default is none.

OFFSET is where the header begins. Default is 0.

=h drops read
Number of packets that failed the check.

=a MarkIP6Header, CheckIPHeader
*/
class CheckIP6Header final : public PacketElement<CheckIP6Header> {
 public:
  const char* class_name() const override { return "CheckIP6Header"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  std::vector<Ip6Address> bad_sources_;
  uint32_t offset_ = 0;
  uint64_t bad_ = 0;
};

}  // namespace click
