#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
EraseIPPayload()

=s ip
overwrites the payload of IP packets with zeros

=d
Sets all bytes behind the TCP or UDP header to zero, and of later fragments all behind the IP header. Lengths stay;
checksums of TCP and UDP are not brought up to date. Packets without IP header annotation, and other protocols, pass
unchanged.

=a AnonymizeIPAddr
*/
class EraseIPPayload final : public PacketElement<EraseIPPayload> {
 public:
  const char* class_name() const override { return "EraseIPPayload"; }
  PortId process(Packet& packet);
};

}  // namespace click
