#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
ForceICMP([TYPE, CODE])

=s icmp
makes IP packets look like ICMP

=d
Sets protocol and checksums of IP packets so that they are ICMP. TYPE and CODE, also as keywords, are what to set there;
-1, the default of both, means that they stay what they are. Packets must have their IP header annotation set; those too
short for an ICMP header are dropped.

=a ForceIP, CheckICMPHeader
*/
class ForceICMP final : public PacketElement<ForceICMP> {
 public:
  const char* class_name() const override { return "ForceICMP"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  int type_ = -1;
  int code_ = -1;
};

}  // namespace click
