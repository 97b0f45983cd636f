#pragma once

#include "graph/packet_element.hh"

namespace click {

/*
=c
GetIPAddress(OFFSET [, ANNO])

=s ip
sets the destination address annotation from the packet

=d
Copies the four bytes at OFFSET to the destination IP address annotation. OFFSET is a number, usually 16, or `IP dst' or
`IP src', which take the address from the header that the IP header annotation tells. Packets that end before are
dropped.

ANNO is the annotation to set; default is DST_IP.

=e
  Strip(14) -> CheckIPHeader -> GetIPAddress(16) -> StaticIPLookup(...)

=a SetIPAddress, StaticIPLookup, ARPQuerier
*/
class GetIPAddress final : public PacketElement<GetIPAddress> {
 public:
  const char* class_name() const override { return "GetIPAddress"; }
  Status configure(Args& args) override;
  PortId process(Packet& packet) {
    int64_t offset = int64_t{offset_} + (in_ip_header_ ? packet.network_header_offset() : 0);
    if (in_ip_header_ && !packet.has_network_header()) [[unlikely]]
      return dropped(DropReason::kMalformed);
    if (offset < 0 || packet.length() < offset + 4) [[unlikely]]
      return dropped(DropReason::kTooShort);
    uint32_t address;
    std::memcpy(&address, packet.data() + offset, sizeof address);
    packet.set_annotation(slot_, address);
    return 0;
  }

 private:
  Status read_offset(const std::string& text);

  uint32_t offset_ = 0;
  bool in_ip_header_ = false;
  AnnotationSlot slot_ = kDestinationIp;
};

}  // namespace click
