#pragma once

#include "elements/dhcp/dhcp_message.hh"
#include "elements/dhcp/dhcpleasepool.hh"
#include "graph/args.hh"

namespace click {

// The pool that an argument names.
Status find_lease_pool(Element* element, DHCPLeasePool*& pool);

// Adds what a server tells a client about itself and the network; `seconds` 0: nothing about a lease.
void add_network_options(DhcpWriter& writer, const DHCPLeasePool& pool, const DhcpMessage& request, uint32_t seconds);

// The answer as a packet, with the destination annotation set to where it should go (RFC 2131, 4.1): the relay, the
// client's address, or all.
Packet finish_answer(DhcpWriter& writer, const DhcpMessage& request, DhcpType type);

}  // namespace click
