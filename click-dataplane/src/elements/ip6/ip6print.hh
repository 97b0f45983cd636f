#pragma once

#include <string>

#include "graph/packet_element.hh"

namespace click {

/*
=c
IP6Print([LABEL, NBYTES, CONTENTS])

=s ip6
prints IPv6 packets

=d
Prints a line for each packet: addresses, ports where there are some, next header, hop limit and length. The IPv6 header
is the one that the IP header annotation names, or begins the packet. Arguments:

LABEL stands in front of each line.

CONTENTS is a boolean: prints the packet's bytes as well. Default is false.

NBYTES is how many of them at most. Default is 1500.

=a IPPrint, Print
*/
class IP6Print final : public PacketElement<IP6Print> {
 public:
  const char* class_name() const override { return "IP6Print"; }
  Status configure(Args& args) override;
  void process(Packet& packet);

 private:
  void print(const Packet& packet) const;

  std::string label_;
  uint32_t bytes_ = 1500;
  bool contents_ = false;
};

}  // namespace click
