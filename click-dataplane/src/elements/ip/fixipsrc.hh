#pragma once

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
FixIPSrc(IPADDR)

=s ip
sets the source address of packets that ask for it

=d
If a packet's "fix IP source" annotation is set, as ICMPError does, sets the packet's IP source address to IPADDR,
adjusts the checksum and clears the annotation. Other packets pass unchanged. Packets must have their IP header
annotation set. Good at a router's output, where the address of the outgoing interface is known.

=a ICMPError
*/
class FixIPSrc final : public PacketElement<FixIPSrc> {
 public:
  const char* class_name() const override { return "FixIPSrc"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) { return packet.annotation<uint8_t>(kFixIpSource) == 0 ? 0 : fix(packet); }

 private:
  PortId fix(Packet& packet) const;

  IpAddress address_;
};

}  // namespace click
