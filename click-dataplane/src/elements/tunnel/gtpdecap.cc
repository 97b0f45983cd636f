#include "elements/tunnel/gtpdecap.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

namespace {

// The length of the header with its extensions; 0: malformed.
uint32_t header_length(const Packet& packet) {
  const uint8_t* at = packet.data();
  uint32_t length = packet.length();
  if (length < 8 || (at[0] & 0xf0) != 0x30) return 0;
  if (length < 8u + (at[2] << 8 | at[3])) return 0;
  if ((at[0] & 7) == 0) return 8;
  if (length < 12) return 0;
  uint32_t end = 12;
  uint8_t next = (at[0] & 4) != 0 ? at[11] : 0;
  while (next != 0) {
    if (length < end + 4) return 0;
    uint32_t own = at[end] * 4u;
    if (own == 0 || length < end + own) return 0;
    end += own;
    next = at[end - 1];
  }
  return end;
}

}  // namespace

Status GTPDecap::configure(Args& args) { return args.positional("TEID", teid_).finish(); }

PortId GTPDecap::process(Packet& packet) {
  auto other = [&](DropReason reason) { return output_count() > 1 ? 1 : dropped(reason); };
  uint32_t header = header_length(packet);
  if (header == 0) return other(DropReason::kMalformed);
  const uint8_t* at = packet.data();
  if (at[1] != 255) return other(DropReason::kUnsupported);
  uint32_t teid = uint32_t{at[4]} << 24 | uint32_t{at[5]} << 16 | uint32_t{at[6]} << 8 | at[7];
  if (teid_ != 0 && teid != teid_) return other(DropReason::kNotForUs);
  uint32_t total = 8u + (at[2] << 8 | at[3]);
  if (total < header) return other(DropReason::kMalformed);
  packet.take(packet.length() - total);
  packet.pull(header);
  packet.set_annotation(kAggregate, teid);
  return 0;
}

REGISTER_ELEMENT(GTPDecap);

}  // namespace click
