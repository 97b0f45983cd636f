#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
ICMPPingResponder

=s icmp
answers pings

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Turns ICMP echo requests into replies: the addresses are swapped, the time to live begins anew, the destination address
annotation is set, the paint annotation is cleared and the timestamp set to the current time. Other packets, and
requests that are fragments or were sent to a multicast or broadcast address, go to output 1, or are dropped if there is
none. Packets must have their IP header annotation set.

=a ICMPError
*/
class ICMPPingResponder final : public PacketElement<ICMPPingResponder> {
 public:
  const char* class_name() const override { return "ICMPPingResponder"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  PortId process(Packet& packet);

 private:
  static bool is_request(const Packet& packet);
};

}  // namespace click
