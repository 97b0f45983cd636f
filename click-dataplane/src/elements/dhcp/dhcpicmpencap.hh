#pragma once

#include "elements/dhcp/handler_addresses.hh"

namespace click {

/*
=c
DHCPICMPEncap(SRC_CALL, DST_CALL)

=s DHCP
sets the addresses of echo requests to what handlers say

=d
Sets the source and destination address of IP packets, and the destination annotation, to what the read handlers
SRC_CALL and DST_CALL give when the packet comes; checksums are brought up to date. It stands behind ICMPPingEncap and
gives the requests by which DHCPServerOffer tries addresses their source and destination.

Packets without IP header annotation are dropped, and those for which a handler gives no address.

=e
  offer[1] -> ICMPPingEncap(0.0.0.0, 0.0.0.0) -> DHCPICMPEncap(offer.dhcp_icmp_ping_src, offer.dhcp_icmp_ping_dst) ->
...

=a DHCPServerOffer
*/
class DHCPICMPEncap final : public PacketElement<DHCPICMPEncap> {
 public:
  const char* class_name() const override { return "DHCPICMPEncap"; }
  Status configure(Args& args) override { return addresses_.configure(args); }
  PortId process(Packet& packet) { return addresses_.process(packet, *this); }

 private:
  HandlerAddresses addresses_;
};

}  // namespace click
