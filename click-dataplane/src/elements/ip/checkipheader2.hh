#pragma once

#include "elements/ip/ip_header_check.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
CheckIPHeader2([OFFSET, OFFSET, INTERFACES, BADSRC, GOODDST, CHECKSUM, VERBOSE, DETAILS])

=s ip
checks IP headers without their checksums

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
The IP header begins OFFSET bytes into the packet. Checks that the packet is long enough, and version, header length,
total length of the header. Good packets are shortened to their IP length (a link may have padded them), get their IP
header and destination address annotations, and go to output 0. Bad packets go to output 1, or are dropped if there is
none; the first one is reported.

OFFSET is a number, default 0; it may be given as a keyword. Keyword arguments are:

BADSRC is a list of IP addresses separated by spaces; packets from these are bad, unless they are sent to one of
GOODDST, also a list. Both are empty by default.

INTERFACES is a list of the router's addresses with their networks: `INTERFACES 10.0.0.1/24' means that packets
from 10.0.0.255, 0.0.0.0 or 255.255.255.255 are bad unless they are sent to 10.0.0.1.

CHECKSUM is a boolean: whether to check the checksum. Default is false.

VERBOSE is a boolean: report each bad packet. Default is false.

DETAILS is a boolean: give the drop_details handler. Default is false.

The old form with a list of bad source addresses before OFFSET is understood too.

=h drops read
Number of bad packets.

=h drop_details read
Number of bad packets for each reason, if DETAILS is true.

=a MarkIPHeader, CheckIPHeader
*/
class CheckIPHeader2 final : public PacketElement<CheckIPHeader2> {
 public:
  const char* class_name() const override { return "CheckIPHeader2"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override { return check_.configure(args, false); }
  Status take_state(Element& previous) override {
    check_.take_state(static_cast<CheckIPHeader2&>(previous).check_);
    return Status::ok();
  }
  PortId process(Packet& packet) { return check_.process(packet, *this); }
  void add_handlers(Handlers& handlers) override { check_.add_handlers(handlers, *this); }

 private:
  IpHeaderCheck check_;
};

}  // namespace click
