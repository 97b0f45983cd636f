#pragma once

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
SetIPAddress(IPADDR [, ANNO])

=s ip
sets the destination address annotation

=d
Sets the destination IP address annotation of each packet to IPADDR.

ANNO is the annotation to set; default is DST_IP.

=h addr read/write
IPADDR.

=a GetIPAddress, StaticIPLookup, ARPQuerier
*/
class SetIPAddress final : public PacketElement<SetIPAddress> {
 public:
  const char* class_name() const override { return "SetIPAddress"; }
  Status configure(Args& args) override;
  void process(Packet& packet) { packet.set_annotation(slot_, address_.raw); }
  void add_handlers(Handlers& handlers) override;

 private:
  IpAddress address_;
  AnnotationSlot slot_ = kDestinationIp;
};

}  // namespace click
