#include "elements/analysis/storetimestamp.hh"

#include <rte_byteorder.h>

#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kSize = 8;

}  // namespace

Status StoreTimestamp::configure(Args& args) {
  bool has_offset = false;
  return args.keyword("OFFSET", offset_, &has_offset)
      .keyword("TAIL", tail_)
      .check([&] { return has_offset != tail_; }, "expected OFFSET, or TAIL true")
      .check([&] { return offset_ <= kPacketCapacity - kSize; }, "OFFSET is larger than a packet")
      .finish();
}

PortId StoreTimestamp::process(Packet& packet) {
  uint32_t at = tail_ ? packet.length() : offset_;
  uint32_t before = packet.length();
  if (before < at + kSize && !packet.put(at + kSize - before)) return dropped(DropReason::kNoMemory);
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  if (before < at) std::memset(data + before, 0, at - before);
  uint32_t words[2] = {rte_cpu_to_be_32(static_cast<uint32_t>(packet.timestamp() / 1'000'000'000)),
                       rte_cpu_to_be_32(static_cast<uint32_t>(packet.timestamp() % 1'000'000'000))};
  std::memcpy(data + at, words, sizeof words);
  return 0;
}

REGISTER_ELEMENT(StoreTimestamp);

}  // namespace click
