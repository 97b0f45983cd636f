#pragma once

#include "elements/nat/rewriter.hh"

namespace click {

// Rewrites the addresses of a packet and the checksums that cover them: those of IP, TCP and UDP. `delta` is what the
// sum of the addresses changes by.
void rewrite_addresses(Packet& packet, rte_ipv4_hdr& ip, uint32_t source, uint32_t destination, uint16_t delta);

// What that delta is for a packet that has other addresses now.
uint16_t address_delta(const rte_ipv4_hdr& ip, uint32_t source, uint32_t destination);

}  // namespace click
