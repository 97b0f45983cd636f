#pragma once

#include "elements/dhcp/handler_addresses.hh"

namespace click {

/*
=c
DHCPUnicastEncap(SRC_CALL, DST_CALL)

=s DHCP
sets the addresses of UDP packets to what handlers say

=d
Sets the source and destination address of IP packets, and the destination annotation, to what the read handlers
SRC_CALL and DST_CALL give when the packet comes; checksums are brought up to date. It stands behind UDPIPEncap and
gives a DHCP client's packets the addresses of its current lease.

Packets without IP header annotation are dropped, and those for which a handler gives no address.

=e
  client[1] -> UDPIPEncap(0.0.0.0, 68, 255.255.255.255, 67) -> DHCPUnicastEncap(client.addr, client.server) -> ...

=a DHCPClient
*/
class DHCPUnicastEncap final : public PacketElement<DHCPUnicastEncap> {
 public:
  const char* class_name() const override { return "DHCPUnicastEncap"; }
  Status configure(Args& args) override { return addresses_.configure(args); }
  PortId process(Packet& packet) { return addresses_.process(packet, *this); }

 private:
  HandlerAddresses addresses_;
};

}  // namespace click
