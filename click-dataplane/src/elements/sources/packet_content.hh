#pragma once

#include <cstdint>
#include <string>

#include "packet/packet.hh"
#include "packet/pool.hh"
#include "support/status.hh"

namespace click {

// The arguments DATA, LENGTH and HEADROOM of elements that make packets.
struct PacketContent {
  std::string data = "A packet made by a source, with nothing in it that matters: sixty-four bytes or more.";
  uint32_t length = 0;  // least length; shorter data is repeated
  uint32_t headroom = kDefaultHeadroom;

  Status check() const;
  // A null packet when packet memory is used up.
  Packet make() const;
};

}  // namespace click
