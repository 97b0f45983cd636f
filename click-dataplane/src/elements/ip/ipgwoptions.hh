#pragma once

#include "elements/ip/gateway_options.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
IPGWOptions(MYADDR [, OTHERADDRS])

=s ip
does the IP options that every router does

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Fills in the Record Route and Timestamp options of IP packets and adjusts the checksum. Source route options are left to
others. MYADDR is the router's address on the interface to which the packet goes, so the element's place is at the
output. OTHERADDRS is a list of the router's other addresses, separated by spaces, for Timestamp options that name them.

Packets whose options are wrong go to output 1 with their ICMP parameter problem annotation set to the place of the
mistake, as ICMPError wants it, or are dropped if there is none. Packets must have their IP header annotation set.

=h drops read
Number of packets with wrong options.

=a ICMPError
*/
class IPGWOptions final : public PacketElement<IPGWOptions> {
 public:
  const char* class_name() const override { return "IPGWOptions"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    return header->version_ihl == 0x45 ? 0 : handle_options(packet);
  }
  void add_handlers(Handlers& handlers) override;

 private:
  PortId handle_options(Packet& packet);

  GatewayOptions options_;
  uint64_t wrong_ = 0;
};

}  // namespace click
