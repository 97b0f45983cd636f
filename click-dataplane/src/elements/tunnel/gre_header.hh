#pragma once

#include <rte_byteorder.h>
#include <rte_ip.h>

#include <cstring>
#include <optional>

#include "packet/packet.hh"

namespace click {

// A GRE header (RFC 2784 and 2890).
struct GreHeader {
  uint32_t length = 0;
  uint16_t protocol = 0;
  bool has_checksum = false;
  std::optional<uint32_t> key;
  std::optional<uint32_t> sequence;

  // Nothing when it is not whole, or of another kind.
  static std::optional<GreHeader> read(const Packet& packet, uint32_t offset) {
    if (packet.length() < uint64_t{offset} + 4) return std::nullopt;
    const uint8_t* at = packet.data() + offset;
    if ((at[0] & 0x4f) != 0 || at[1] != 0) return std::nullopt;  // routing, reserved bits, version
    GreHeader header;
    header.has_checksum = (at[0] & 0x80) != 0;
    header.protocol = static_cast<uint16_t>(at[2] << 8 | at[3]);
    header.length = 4u + (header.has_checksum ? 4 : 0) + ((at[0] & 0x20) != 0 ? 4 : 0) + ((at[0] & 0x10) != 0 ? 4 : 0);
    if (packet.length() < uint64_t{offset} + header.length) return std::nullopt;
    const uint8_t* field = at + 4 + (header.has_checksum ? 4 : 0);
    auto take = [&] {
      uint32_t value;
      std::memcpy(&value, field, sizeof value);
      field += sizeof value;
      return rte_be_to_cpu_32(value);
    };
    if ((at[0] & 0x20) != 0) header.key = take();
    if ((at[0] & 0x10) != 0) header.sequence = take();
    return header;
  }
  // Of header and packet, where the header has one.
  bool checksum_is_right(const Packet& packet, uint32_t offset) const {
    return rte_raw_cksum(packet.data() + offset, packet.length() - offset) == 0xffff;
  }
};

}  // namespace click
