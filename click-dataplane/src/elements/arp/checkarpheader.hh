#pragma once

#include "graph/fault_counts.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckARPHeader([OFFSET, VERBOSE, DETAILS])

=s arp
checks ARP headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
The ARP header begins OFFSET bytes into the packet; default is 0. Checks that the packet is long enough for the header
and the addresses that it announces, and that it is about IPv4 on Ethernet. Good packets get their network header
annotation and go to output 0; bad ones go to output 1, or are dropped if there is none, and the first one is reported.
Keyword arguments are:

OFFSET is the same as the argument. VERBOSE is a boolean: report each bad packet. DETAILS is a boolean: give the
drop_details handler. Both are false by default.

=h drops read
Number of bad packets.

=h drop_details read
Number of bad packets for each reason, if DETAILS is true.

=a ARPPrint, ARPQuerier, ARPResponder
*/
class CheckARPHeader final : public PacketElement<CheckARPHeader> {
 public:
  const char* class_name() const override { return "CheckARPHeader"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override { faults_.add_handlers(handlers); }

 private:
  enum Fault : uint8_t { kTiny, kBadLength, kBadHardware, kBadProtocol };

  uint32_t offset_ = 0;
  FaultCounts faults_{{{"tiny packet", DropReason::kTooShort},
                       {"bad length", DropReason::kMalformed},
                       {"bad hardware type", DropReason::kUnsupported},
                       {"bad protocol type", DropReason::kUnsupported}},
                      "ARP header check failed"};
};

}  // namespace click
