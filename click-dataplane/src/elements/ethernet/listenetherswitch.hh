#pragma once

#include "elements/ethernet/switch_element.hh"

namespace click {

/*
=c
ListenEtherSwitch([TIMEOUT])

=s ethernet
switches Ethernet frames between ports, with a port to listen

=io
Any number of inputs, one output more.

=processing
Push.

=d
Every input and the output of the same number are one port, to which a network is connected. A frame's source address is
remembered with the port it came in at; frames for that address go to this port only, or are dropped if they come from
there. Frames for unknown addresses and for groups go to all ports but their own. The last output belongs to no port: a
copy of every frame goes there.

TIMEOUT is for how many seconds an address is remembered after it was seen; with 0 no address is, and all frames go
everywhere. Keyword only, default 300.

Addresses survive a hot swap; a million are remembered at most.

=h table read
The addresses with their ports, one per line.

=h timeout read/write
TIMEOUT.

=a EtherSwitch, EtherSpanTree
*/
class ListenEtherSwitch final : public SwitchElement {
 public:
  const char* class_name() const override { return "ListenEtherSwitch"; }
  const char* port_count() const override { return "-/=+"; }
  void push(PortId in, PacketBatch batch) override;
};

}  // namespace click
