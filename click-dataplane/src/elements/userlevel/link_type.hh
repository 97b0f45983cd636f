#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "packet/packet.hh"

namespace click {

// The first header of packets on a link or in a dump, by the numbers that pcap files have for it.
struct LinkType {
  uint32_t number = 1;  // Ethernet

  static std::optional<LinkType> parse(std::string_view name);
  // "ETHER", or the number.
  std::string text() const;

  // Where the IPv4 header begins; nothing if the packet has none.
  std::optional<uint32_t> ip_offset(std::string_view packet) const;
  // Sets the IP header and destination annotations of a packet with a whole and valid IPv4 header. False otherwise.
  bool annotate_ip(Packet& packet) const;

  friend bool operator==(const LinkType&, const LinkType&) = default;
};

}  // namespace click
