#pragma once

#include "graph/fault_counts.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckTCPHeader([CHECKSUM, VERBOSE, DETAILS])

=s tcp
checks TCP headers

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Checks that IP packets are TCP and no later fragments, their header length, and their checksum. Packets must have their
IP header annotation set. Good packets go to output 0; bad ones go to output 1, or are dropped if there is none, and the
first one is reported. Keyword arguments are:

CHECKSUM is a boolean: whether to check the checksum. Default is true.

VERBOSE is a boolean: report each bad packet. Default is false.

DETAILS is a boolean: give the drop_details handler. Default is false.

=h count read
Number of good packets.

=h drops read
Number of bad packets.

=h drop_details read
Number of bad packets for each reason, if DETAILS is true.

=a CheckIPHeader, CheckUDPHeader, CheckICMPHeader, SetTCPChecksum
*/
class CheckTCPHeader final : public PacketElement<CheckTCPHeader> {
 public:
  const char* class_name() const override { return "CheckTCPHeader"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet);
  void add_handlers(Handlers& handlers) override;

 private:
  enum Fault : uint8_t { kNotTcp, kBadLength, kBadChecksum };

  bool checksum_ = true;
  uint64_t count_ = 0;
  FaultCounts faults_{{{"not TCP", DropReason::kUnsupported},
                       {"bad packet length", DropReason::kMalformed},
                       {"bad TCP checksum", DropReason::kBadChecksum}},
                      "TCP header check failed"};
};

}  // namespace click
