#include "elements/standard/storedata.hh"

#include <algorithm>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"

namespace click {

Status StoreData::configure(Args& args) {
  bool has_mask = false;
  Status status = args.mandatory("OFFSET", offset_)
                      .mandatory("DATA", data_)
                      .positional("MASK", mask_, &has_mask)
                      .keyword("GROW", grow_)
                      .check([&] { return offset_ + data_.size() <= kPacketCapacity - kDefaultHeadroom; },
                             "OFFSET and DATA reach beyond the longest packet")
                      .check([&] { return !has_mask || mask_.size() == data_.size(); }, "MASK must be as long as DATA")
                      .finish();
  if (!has_mask) mask_.assign(data_.size(), '\xff');
  return status;
}

PortId StoreData::process(Packet& packet) {
  auto end = static_cast<uint32_t>(offset_ + data_.size());
  if (grow_ && packet.length() < end) {
    uint32_t missing = end - packet.length();
    if (!packet.put(missing)) return dropped(DropReason::kNoMemory);
    std::memset(packet.writable_data() + end - missing, 0, missing);
  }
  if (packet.length() <= offset_) return 0;
  uint8_t* bytes = packet.writable_data();
  if (bytes == nullptr) return dropped(DropReason::kNoMemory);
  size_t count = std::min<size_t>(data_.size(), packet.length() - offset_);
  for (size_t i = 0; i < count; ++i) {
    auto mask = static_cast<uint8_t>(mask_[i]);
    uint8_t& byte = bytes[offset_ + i];
    byte = static_cast<uint8_t>((byte & ~mask) | (static_cast<uint8_t>(data_[i]) & mask));
  }
  return 0;
}

REGISTER_ELEMENT(StoreData);

}  // namespace click
