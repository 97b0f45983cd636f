#pragma once

#include "elements/ip6/ip6_header.hh"
#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// Neighbour solicitations and advertisements (RFC 4861, 4.3 and 4.4) in Ethernet frames.
inline constexpr uint8_t kNeighbourSolicitation = 135;
inline constexpr uint8_t kNeighbourAdvertisement = 136;
inline constexpr uint8_t kSourceLinkOption = 1;
inline constexpr uint8_t kTargetLinkOption = 2;

struct NdMessage {
  EtherAddress ether_source;
  Ip6Address source;
  Ip6Address destination;
  Ip6Address target;
  uint32_t flags = 0;  // of advertisements
  bool has_link_address = false;
  EtherAddress link_address;

  // Nothing when it is no valid message of this type.
  static std::optional<NdMessage> read(const Packet& packet, uint8_t type);
  // The message as a frame; a null view when packet memory is used up.
  Packet make(uint8_t type, const EtherAddress& to) const;
};

// The multicast address at which a host listens for solicitations of its address, and a multicast address's Ethernet
// address (RFC 2464, 7).
Ip6Address solicited_node(const Ip6Address& target);
EtherAddress multicast_ether(const Ip6Address& address);

}  // namespace click
