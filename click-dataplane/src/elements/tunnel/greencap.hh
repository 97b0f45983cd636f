#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
GREEncap(PROTOCOL [, CHECKSUM, KEY, SEQUENCE])

=s encap
puts GRE headers in front of packets

=d
Puts a GRE header (RFC 2784 and 2890) in front of each packet; an IP header with protocol 47 has to follow. Arguments:

PROTOCOL is the Ethernet type of what the packet is: 0x0800 for IPv4.

CHECKSUM is a boolean: the header has a checksum over header and packet. Default is false.

KEY is a number that tells flows of one tunnel apart. Default is none.

SEQUENCE is a boolean: packets are numbered from 0 on. Default is false. The numbers go on after a hot swap.

=e
  GREEncap(0x0800) -> IPEncap(47, 18.26.4.24, 140.247.60.147)

=h key read/write
KEY.

=a CheckGREHeader, StripGREHeader, IPEncap
*/
class GREEncap final : public PacketElement<GREEncap> {
 public:
  const char* class_name() const override { return "GREEncap"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  uint16_t protocol_ = 0;
  bool checksum_ = false;
  bool has_key_ = false;
  bool sequence_ = false;
  uint32_t key_ = 0;
  uint32_t next_ = 0;
};

}  // namespace click
