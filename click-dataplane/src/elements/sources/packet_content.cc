#include "elements/sources/packet_content.hh"

#include <algorithm>
#include <cstring>

#include "packet/pool.hh"

namespace click {

Status PacketContent::check() const {
  if (headroom > kPacketCapacity) return Status::error("HEADROOM is larger than a packet");
  uint32_t most = kPacketCapacity - headroom;
  if (data.size() > most || length > most)
    return Status::error("packets can have at most " + std::to_string(most) + " bytes with this headroom");
  return Status::ok();
}

Packet PacketContent::make() const {
  auto size = std::max(length, static_cast<uint32_t>(data.size()));
  Packet packet = packet_pool().make(size, headroom);
  if (!packet) return packet;
  auto* bytes = rte_pktmbuf_mtod(packet.mbuf(), char*);
  for (uint32_t at = 0; at < size && !data.empty(); at += static_cast<uint32_t>(data.size())) {
    std::memcpy(bytes + at, data.data(), std::min<size_t>(data.size(), size - at));
  }
  if (data.empty()) std::memset(bytes, 0, size);
  return packet;
}

}  // namespace click
