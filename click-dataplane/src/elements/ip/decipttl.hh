#pragma once

#include "graph/packet_element.hh"
#include "packet/ip_header.hh"

namespace click {

/*
=c
DecIPTTL([ACTIVE, MULTICAST])

=s ip
counts down IP's time to live

=io
One input, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Takes one off the time to live of IP packets and adjusts the checksum. Packets whose time is over (a TTL of 1 or less)
are left as they are and go to output 1, or are dropped if there is none. Packets must have their IP header annotation
set. Keyword arguments are:

ACTIVE is a boolean: false passes packets on unchanged. Default is true.

MULTICAST is a boolean: false passes packets for multicast addresses on unchanged. Default is true.

=e
  ... -> CheckIPHeader -> ttl :: DecIPTTL -> ...
  ttl[1] -> ICMPError(18.26.4.24, timeexceeded) -> ...

=h drops read
Number of packets whose time was over.

=h active read/write
ACTIVE.

=a ICMPError, CheckIPHeader
*/
class DecIPTTL final : public PacketElement<DecIPTTL> {
 public:
  const char* class_name() const override { return "DecIPTTL"; }
  const char* port_count() const override { return "1/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet) {
    if (!active_) return 0;
    const rte_ipv4_hdr* header = plain_ip_header(packet);
    if (header == nullptr) [[unlikely]]
      header = ip_header(packet);
    if (header == nullptr) [[unlikely]]
      return dropped(DropReason::kMalformed);
    if (!multicast_ && is_multicast(header->dst_addr)) return 0;
    if (header->time_to_live <= 1) [[unlikely]]
      return expired();
    rte_ipv4_hdr* writable = writable_ip_header(packet, header);
    if (writable == nullptr) [[unlikely]]
      return dropped(DropReason::kNoMemory);
    --writable->time_to_live;
    // The TTL is the high byte of its 16 bits, so the sum grows by 0x100 (RFC 1141), and a carry comes around.
    uint32_t sum = uint32_t{writable->hdr_checksum} + RTE_BE16(0x0100);
    writable->hdr_checksum = static_cast<uint16_t>(sum + (sum >> 16));
    return 0;
  }
  void add_handlers(Handlers& handlers) override;

 private:
  PortId expired();

  // The header if it has no options; in fewer steps than ip_header(), as nearly all have none.
  static const rte_ipv4_hdr* plain_ip_header(const Packet& packet) {
    if (!packet.annotated()) return nullptr;
    uint32_t at = packet.annotations().network_header;
    // Less than 0, as a header in front of the data gives, is far behind any packet's end.
    uint64_t offset = at - uint32_t{packet.mbuf()->data_off};
    if (at == 0 || offset + sizeof(rte_ipv4_hdr) > packet.length()) return nullptr;
    const auto* header = reinterpret_cast<const rte_ipv4_hdr*>(packet.network_header());
    return (header->version_ihl & 15) == 5 ? header : nullptr;
  }

  bool active_ = true;
  bool multicast_ = true;
  uint64_t expired_ = 0;
};

}  // namespace click
