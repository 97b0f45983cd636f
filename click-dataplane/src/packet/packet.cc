#include "packet/packet.hh"

#include <algorithm>

#include "packet/pool.hh"

namespace click {

const Annotations Packet::kNoAnnotations{};

// Puts a private copy in this packet's place, with room for more bytes at both ends. Header offsets count from the
// buffer's beginning, so they move with the data.
bool Packet::copy_for_writing(uint32_t more_headroom, uint32_t more_tailroom) {
  uint32_t total = length() + more_headroom + more_tailroom;
  if (total > kPacketCapacity) return false;
  rte_mbuf* copy = packet_pool().allocate();
  if (copy == nullptr) return false;

  uint32_t front =
      std::clamp(headroom(), more_headroom, std::max(more_headroom, kPacketCapacity - length() - more_tailroom));
  copy->data_off = static_cast<uint16_t>(front);
  copy->port = mbuf_->port;
  copy->vlan_tci = mbuf_->vlan_tci;
  copy->hash = mbuf_->hash;
  copy->ol_flags = mbuf_->ol_flags & ~(RTE_MBUF_F_INDIRECT | RTE_MBUF_F_EXTERNAL | kAnnotated);
  copy->packet_type = mbuf_->packet_type;
  copy->tx_offload = mbuf_->tx_offload;
  Packet other(copy);
  other.set_length(length());
  std::memcpy(rte_pktmbuf_mtod(copy, uint8_t*), data(), length());
  other.copy_annotations(*this);
  if (annotated()) {
    Annotations& moved = *other.line();
    int32_t shift = int32_t{copy->data_off} - int32_t{mbuf_->data_off};
    for (uint16_t* header : {&moved.mac_header, &moved.network_header, &moved.transport_header}) {
      if (*header != 0) *header = static_cast<uint16_t>(*header + shift);
    }
  }
  rte_pktmbuf_free(mbuf_);
  mbuf_ = copy;
  return true;
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
