#pragma once

#include <cstdint>

#include "graph/element.hh"
#include "packet/packet.hh"

namespace click {

// The record that StoreUDPTimeSeqRecord and UDPTimeCheck keep in a UDP packet's payload.
struct UdpTimeRecord {
  // The payload that a packet must have; the record takes 20 bytes of it.
  static constexpr uint32_t kPayload = 22;
  static constexpr uint32_t kSize = 20;

  // Finds the UDP header of the packet whose IPv4 or IPv6 header begins at `offset`, with room for a record behind it.
  // What is wrong with it, or kCount if nothing.
  static DropReason find(const Packet& packet, uint32_t offset, uint32_t& udp);
  // Writes number and time, or with `delta` how much time has passed since; keeps the checksum right if asked to. False
  // when there is no packet memory.
  static bool write(Packet& packet, uint32_t udp, bool delta, uint32_t number, bool keep_checksum);
};

}  // namespace click
