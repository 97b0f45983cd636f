#include "packet/packet.hh"

#include <algorithm>

#include "packet/pool.hh"

namespace click {

const Annotations Packet::kNoAnnotations{};

// A private copy for a packet, which is freed, with room for more bytes at both ends; null when there is no memory or
// it would be too long. Header offsets count from the buffer's beginning, so they move with the data.
rte_mbuf* Packet::replace(rte_mbuf* mbuf, uint32_t more_headroom, uint32_t more_tailroom) {
  Packet packet(mbuf);
  uint32_t length = packet.length();
  uint32_t total = length + more_headroom + more_tailroom;
  if (total > kPacketCapacity) return nullptr;
  rte_mbuf* copy = packet_pool().allocate();
  if (copy == nullptr) return nullptr;

  uint32_t front =
      std::clamp(packet.headroom(), more_headroom, std::max(more_headroom, kPacketCapacity - length - more_tailroom));
  copy->data_off = static_cast<uint16_t>(front);
  copy->port = mbuf->port;
  copy->vlan_tci = mbuf->vlan_tci;
  copy->hash = mbuf->hash;
  copy->ol_flags = mbuf->ol_flags & ~(RTE_MBUF_F_INDIRECT | RTE_MBUF_F_EXTERNAL | kAnnotated);
  copy->packet_type = mbuf->packet_type;
  copy->tx_offload = mbuf->tx_offload;
  Packet other(copy);
  other.set_length(length);
  std::memcpy(rte_pktmbuf_mtod(copy, uint8_t*), packet.data(), length);
  other.copy_annotations(packet);
  if (packet.annotated()) {
    Annotations& moved = *other.line();
    int32_t shift = int32_t{copy->data_off} - int32_t{mbuf->data_off};
    for (uint16_t* header : {&moved.mac_header, &moved.network_header, &moved.transport_header}) {
      if (*header != 0) *header = static_cast<uint16_t>(*header + shift);
    }
  }
  rte_pktmbuf_free(mbuf);
  return copy;
}

Packet Packet::clone() const {
  Packet other(rte_pktmbuf_clone(mbuf_, packet_pool().mempool()));
  if (other) {
    other.clear_annotations();
    other.copy_annotations(*this);
  }
  return other;
}

Packet Packet::copy() const {
  Packet other = clone();
  if (other && !other.make_writable()) {
    other.free();
    return Packet(nullptr);
  }
  return other;
}

}  // namespace click
