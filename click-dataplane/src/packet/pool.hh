#pragma once

#include <rte_mbuf.h>

#include <string_view>

#include "packet/packet.hh"
#include "support/status.hh"

namespace click {

// Most bytes that a packet can have, front room included: the data room of our mbufs.
inline constexpr uint32_t kPacketCapacity = RTE_MBUF_DEFAULT_BUF_SIZE;
// Front room of packets that the engine makes or receives.
inline constexpr uint32_t kDefaultHeadroom = RTE_PKTMBUF_HEADROOM;

// The engine's packet memory: one DPDK mempool of mbufs, each with an annotation line as its private area.
class PacketPool {
 public:
  // Needs a running EAL. `packets` are rounded up to what a mempool likes.
  Status create(unsigned packets, int numa_node);
  void destroy();

  rte_mempool* mempool() const { return pool_; }
  // Null when the pool is used up.
  rte_mbuf* allocate() const { return rte_pktmbuf_alloc(pool_); }
  // A packet with these bytes; a null view when the pool is used up or the bytes are too many.
  Packet make(std::string_view bytes, uint32_t headroom = kDefaultHeadroom) const;
  // A packet of `length` bytes of undefined content; a null view as for make.
  Packet make(uint32_t length, uint32_t headroom = kDefaultHeadroom) const;

 private:
  // Memory of our own with transparent huge pages, for when EAL has no huge pages.
  Status populate_from_process();

  rte_mempool* pool_ = nullptr;
  void* memory_ = nullptr;
  size_t memory_size_ = 0;
};

// The one pool of the process.
PacketPool& packet_pool();

}  // namespace click
