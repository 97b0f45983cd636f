#pragma once

#include <rte_arp.h>
#include <rte_ether.h>

#include <cstring>

#include "packet/addresses.hh"
#include "packet/pool.hh"

namespace click {

// An ARP message about IPv4 on Ethernet, with its Ethernet header (RFC 826).
struct ArpFrame {
  rte_ether_hdr ether;
  rte_arp_hdr arp;
};
static_assert(sizeof(ArpFrame) == 42);

// The frame if it is one, otherwise null.
inline const ArpFrame* arp_frame(const Packet& packet) {
  if (packet.length() < sizeof(ArpFrame)) return nullptr;
  const auto* frame = reinterpret_cast<const ArpFrame*>(packet.data());
  bool fits = frame->ether.ether_type == RTE_BE16(RTE_ETHER_TYPE_ARP) &&
              frame->arp.arp_hardware == RTE_BE16(RTE_ARP_HRD_ETHER) &&
              frame->arp.arp_protocol == RTE_BE16(RTE_ETHER_TYPE_IPV4) && frame->arp.arp_hlen == 6 &&
              frame->arp.arp_plen == 4;
  return fits ? frame : nullptr;
}

struct ArpParty {
  EtherAddress ether;
  IpAddress ip;
};

// A message from one to another; the Ethernet header goes to `destination`.
inline ArpFrame make_arp(uint16_t operation, const ArpParty& from, const ArpParty& to,
                         const EtherAddress& destination) {
  ArpFrame frame{};
  std::memcpy(&frame.ether.dst_addr, destination.bytes.data(), 6);
  std::memcpy(&frame.ether.src_addr, from.ether.bytes.data(), 6);
  frame.ether.ether_type = RTE_BE16(RTE_ETHER_TYPE_ARP);
  frame.arp.arp_hardware = RTE_BE16(RTE_ARP_HRD_ETHER);
  frame.arp.arp_protocol = RTE_BE16(RTE_ETHER_TYPE_IPV4);
  frame.arp.arp_hlen = 6;
  frame.arp.arp_plen = 4;
  frame.arp.arp_opcode = rte_cpu_to_be_16(operation);
  std::memcpy(&frame.arp.arp_data.arp_sha, from.ether.bytes.data(), 6);
  frame.arp.arp_data.arp_sip = from.ip.raw;
  std::memcpy(&frame.arp.arp_data.arp_tha, to.ether.bytes.data(), 6);
  frame.arp.arp_data.arp_tip = to.ip.raw;
  return frame;
}

inline EtherAddress ether_address(const rte_ether_addr& raw) {
  EtherAddress address;
  std::memcpy(address.bytes.data(), &raw, 6);
  return address;
}

}  // namespace click
