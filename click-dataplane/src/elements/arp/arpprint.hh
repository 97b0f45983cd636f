#pragma once

#include <string>

#include "graph/packet_element.hh"

namespace click {

/*
=c
ARPPrint([LABEL, TIMESTAMP, ETHER, OUTFILE, ACTIVE])

=s arp
prints ARP packets for people

=d
Prints a line for each ARP packet in the way of tcpdump, with LABEL in front, and passes the packet on. The packet
begins with the ARP header, or with an Ethernet header that has the type of ARP. Arguments, also as keywords:

LABEL is a text. Default is none.

TIMESTAMP is a boolean: prints the packet's timestamp in seconds since 1970. Default is true.

ETHER is a boolean: prints the addresses of the Ethernet header too. Default is false.

OUTFILE is the name of a file to print to. It is not supported; the engine's log takes the lines.

ACTIVE is a boolean: false prints nothing. Default is true.

=h active read/write
ACTIVE.

=a Print, IPPrint, CheckARPHeader
*/
class ARPPrint final : public PacketElement<ARPPrint> {
 public:
  const char* class_name() const override { return "ARPPrint"; }
  Status configure(Args& args) override;
  void process(Packet& packet) {
    if (active_) print(packet);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  void print(const Packet& packet) const;

  std::string label_;
  bool timestamp_ = true;
  bool ether_ = false;
  bool active_ = true;
};

}  // namespace click
