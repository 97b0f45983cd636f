#pragma once

#include "elements/ethernet/switch_element.hh"

namespace click {

/*
=c
EtherSwitch([TIMEOUT])

=s ethernet
switches Ethernet frames between ports

=io
Any number of inputs, as many outputs.

=processing
Push.

=d
Every input and the output of the same number are one port, to which a network is connected. A frame's source address is
remembered with the port it came in at; frames for that address go to this port only, or are dropped if they come from
there. Frames for unknown addresses and for groups go to all ports but their own. Frames too short for a header are
dropped.

TIMEOUT is for how many seconds an address is remembered after it was seen; with 0 no address is, and all frames go
everywhere. Keyword only, default 300.

Addresses survive a hot swap; a million are remembered at most.

=h table read
The addresses with their ports, one per line.

=h timeout read/write
TIMEOUT.

=e
  FromDPDKDevice(0) -> s :: EtherSwitch -> ToDPDKDevice(0);
  FromDPDKDevice(1) -> [1] s [1] -> ToDPDKDevice(1);

=a ListenEtherSwitch, EtherSpanTree, Hub
*/
class EtherSwitch final : public SwitchElement {
 public:
  const char* class_name() const override { return "EtherSwitch"; }
  const char* port_count() const override { return "-/="; }
};

}  // namespace click
