#pragma once

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
SetIPChecksum

=s ip
computes IP header checksums

=d
Computes the checksum of each packet's IP header and sets it. Elements that change headers adjust the checksum
themselves, so this is needed only after changes by hand. Packets without an IP header are dropped.

=h drops read
Number of packets dropped.

=a CheckIPHeader, SetTCPChecksum, SetUDPChecksum
*/
class SetIPChecksum final : public PacketElement<SetIPChecksum> {
 public:
  const char* class_name() const override { return "SetIPChecksum"; }
  PortId process(Packet& packet) {
    if (ip_header(packet) == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    rte_ipv4_hdr* header = writable_ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    header->hdr_checksum = 0;
    header->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(header, ip_header_length(*header)));
    return 0;
  }
  void add_handlers(Handlers& handlers) override;
};

}  // namespace click
