#include "elements/standard/pad.hh"

#include <algorithm>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status Pad::configure(Args& args) {
  return args.positional("LENGTH", length_, &has_length_)
      .keyword("ZERO", zero_)
      .check([&] { return length_ <= kPacketCapacity - kDefaultHeadroom; },
             "LENGTH must be at most " + std::to_string(kPacketCapacity - kDefaultHeadroom))
      .finish();
}

PortId Pad::process(Packet& packet) {
  auto extra = packet.annotation<uint32_t>(kExtraLength);
  uint32_t missing = has_length_ ? length_ - std::min(length_, packet.length()) : extra;
  if (extra != 0) packet.set_annotation(kExtraLength, uint32_t{0});
  if (missing == 0) return 0;
  if (missing > kPacketCapacity) return dropped(DropReason::kUnsupported);
  if (!packet.put(missing)) return dropped(DropReason::kNoMemory);
  if (zero_) std::memset(packet.writable_data() + packet.length() - missing, 0, missing);
  return 0;
}

REGISTER_ELEMENT(Pad);

}  // namespace click
