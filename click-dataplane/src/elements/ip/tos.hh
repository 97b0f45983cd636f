#pragma once

#include "packet/ip_header.hh"

namespace click {

// Changes those bits of the TOS byte that are set in `mask`, and adjusts the checksum; false when packet memory is used
// up.
inline bool set_tos_bits(Packet& packet, uint8_t bits, uint8_t mask) {
  rte_ipv4_hdr* header = writable_ip_header(packet);
  if (header == nullptr) return false;
  auto before = static_cast<uint16_t>(header->version_ihl << 8 | header->type_of_service);
  header->type_of_service = static_cast<uint8_t>((header->type_of_service & ~mask) | bits);
  auto after = static_cast<uint16_t>(header->version_ihl << 8 | header->type_of_service);
  header->hdr_checksum = checksum_after(header->hdr_checksum, rte_cpu_to_be_16(before), rte_cpu_to_be_16(after));
  return true;
}

inline constexpr uint8_t kEcnBits = 3;
inline constexpr uint8_t kDscpBits = 0xfc;

}  // namespace click
