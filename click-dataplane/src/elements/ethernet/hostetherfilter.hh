#pragma once

#include "graph/packet_element.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
HostEtherFilter(ETHER [, DROP_OWN, DROP_OTHER, OFFSET])

=s ethernet
drops frames for other hosts

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Behaves like the receiving side of a network card with the address ETHER: sets each frame's packet type annotation to
host, broadcast, multicast or other host, and filters. What it filters out goes to output 1, or is dropped if there is
none. Arguments, also as keywords:

DROP_OWN is a boolean: filter out frames from ETHER. Default is false.

DROP_OTHER is a boolean: filter out frames for other hosts. Default is true.

OFFSET is where the Ethernet header begins; keyword only, default 0.

=a DropBroadcasts
*/
class HostEtherFilter final : public PacketElement<HostEtherFilter> {
 public:
  const char* class_name() const override { return "HostEtherFilter"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet);

 private:
  EtherAddress address_;
  bool drop_own_ = false;
  bool drop_other_ = true;
  uint32_t offset_ = 0;
  PortId otherwise_ = 1;
};

}  // namespace click
