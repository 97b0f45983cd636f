#pragma once

#include <vector>

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
IP6NDAdvertiser(IP6/LENGTH ETH, ...)

=s ip6
answers neighbour solicitations

=d
Expects neighbour solicitations (RFC 4861) with their Ethernet headers. For those about an address in one of the
networks, it answers with a neighbour advertisement that the address is at ETH; of several networks the longest counts.
Other packets, and solicitations that are not valid, are dropped. `IP6 MASK ETH' may be written as well.

=e
  IP6NDAdvertiser(3ffe:1ce1:2::5/128 00:00:C0:AE:67:EF, 3ffe:1ce1:2::/80 00:00:C0:AE:67:EF)

=a IP6NDSolicitor, ARPResponder
*/
class IP6NDAdvertiser final : public PacketElement<IP6NDAdvertiser> {
 public:
  const char* class_name() const override { return "IP6NDAdvertiser"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  struct Entry {
    Ip6Address network;
    Ip6Address mask;
    int length;
    EtherAddress ether;
  };
  Status add(const std::string& text);

  std::vector<Entry> entries_;
};

}  // namespace click
