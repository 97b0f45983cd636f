#pragma once

#include "elements/analysis/summary_fields.hh"
#include "packet/packet.hh"

namespace click {

struct SummaryPacketOptions {
  uint8_t protocol = 6;    // of packets of which it is not known
  bool checksums = false;  // right checksums, and all bytes that the length counts
};

// A packet with what the values say, its annotations set; a null view when packet memory is used up.
Packet make_summary_packet(const SummaryValues& values, const SummaryPacketOptions& options);

}  // namespace click
