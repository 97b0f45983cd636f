#pragma once

#include <random>

#include "graph/element.hh"

namespace click {

/*
=c
IP6Fragmenter(MTU)

=s ip6
splits IPv6 packets into fragments

=io
One input, one or two outputs.

=processing
Push.

=d
Packets of at most MTU bytes go to output 0 as they are; longer ones are split (RFC 8200, 4.5) and their fragments go to
output 0. It is for the host that sends packets: a router should send `packet too big' by ICMP6Error instead. Packets
that are fragments already, and those whose headers leave no room, go to output 1, or are dropped if there is none. The
IPv6 header is the one that the IP header annotation names, or begins the packet.

MTU must be at least 1280.

=h drops read
Number of packets that could not be split.

=h fragments read
Number of fragments made.

=a ICMP6Error, IPFragmenter
*/
class IP6Fragmenter final : public Element {
 public:
  const char* class_name() const override { return "IP6Fragmenter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  bool fragment(Packet packet);

  uint32_t mtu_ = 0;
  uint64_t failed_ = 0;
  uint64_t fragments_ = 0;
  std::minstd_rand random_{std::random_device()()};
};

}  // namespace click
