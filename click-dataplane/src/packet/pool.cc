#include "packet/pool.hh"

#include <rte_errno.h>
#include <rte_mbuf_dyn.h>
#include <rte_mempool.h>

#include <algorithm>

namespace click {

Status PacketPool::create(unsigned packets, int numa_node) {
  static const rte_mbuf_dynflag kFlag = {.name = "click_annotated", .flags = 0};
  if (rte_mbuf_dynflag_register_bitnum(&kFlag, Packet::kAnnotatedBit) < 0) {
    return Status::error(std::string("cannot reserve the mbuf flag for annotations: ") + rte_strerror(rte_errno));
  }
  // A cache takes up to one and a half times its size per thread away from the others.
  unsigned cache = std::min(256u, packets / 16);
  pool_ = rte_pktmbuf_pool_create("click_packets", packets, cache, sizeof(Annotations), kPacketCapacity, numa_node);
  if (pool_ == nullptr) {
    return Status::error("cannot make a pool of " + std::to_string(packets) + " packets: " + rte_strerror(rte_errno) +
                         "; give EAL more memory (-m) or ask for fewer packets");
  }
  return Status::ok();
}

void PacketPool::destroy() {
  rte_mempool_free(pool_);
  pool_ = nullptr;
}

Packet PacketPool::make(uint32_t length, uint32_t headroom) const {
  if (length + headroom > kPacketCapacity) {
    if (length > kPacketCapacity) return Packet(nullptr);
    headroom = kPacketCapacity - length;
  }
  rte_mbuf* mbuf = allocate();
  if (mbuf == nullptr) return Packet(nullptr);
  mbuf->data_off = static_cast<uint16_t>(headroom);
  mbuf->data_len = static_cast<uint16_t>(length);
  mbuf->pkt_len = length;
  return Packet(mbuf);
}

Packet PacketPool::make(std::string_view bytes, uint32_t headroom) const {
  Packet packet = make(static_cast<uint32_t>(bytes.size()), headroom);
  if (packet) std::memcpy(rte_pktmbuf_mtod(packet.mbuf(), uint8_t*), bytes.data(), bytes.size());
  return packet;
}

PacketPool& packet_pool() {
  static PacketPool pool;
  return pool;
}

}  // namespace click
