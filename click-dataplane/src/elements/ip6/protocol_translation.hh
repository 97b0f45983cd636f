#pragma once

#include "graph/element.hh"
#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// Stateless translation between IPv4 and IPv6 (RFC 7915): headers, ICMP messages with the packets that they quote, and
// checksums. An IPv4 address is the last four bytes of its IPv6 address.

// Makes an IPv4 packet of the IPv6 packet that begins at `offset`; what is in front of it is removed. 0, or
// dropped(...).
PortId translate_6_to_4(Packet& packet, uint32_t offset);
// Makes an IPv6 packet of the IPv4 packet that begins at `offset`; `prefix` is what its addresses begin with.
PortId translate_4_to_6(Packet& packet, uint32_t offset, const Ip6Address& prefix);

}  // namespace click
