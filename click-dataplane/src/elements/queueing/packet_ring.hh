#pragma once

#include <rte_mbuf.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <vector>

namespace click {

// Packets in a row, up to a capacity: put in at the back (or, rarely, the front), taken from the front. Positions only
// grow and are masked into an array whose size is a power of two. One caller at a time; only length() may be asked
// beside.
class PacketRing {
 public:
  unsigned capacity() const { return capacity_; }
  unsigned length() const { return tail_.load(std::memory_order_relaxed) - head_.load(std::memory_order_relaxed); }
  unsigned room() const { return capacity_ - std::min(capacity_, length()); }

  // Keeps what is there, also when it is more than the new capacity.
  void set_capacity(unsigned capacity) {
    capacity_ = capacity;
    uint32_t size = 1;
    while (size < std::max(capacity, length())) size *= 2;
    if (size == slots_.size()) return;
    std::vector<rte_mbuf*> slots(size);
    unsigned count = take(slots.data(), length());
    slots_.swap(slots);
    head_ = 0;
    tail_ = count;
  }

  // At most room() of them.
  void put(rte_mbuf** mbufs, unsigned count) {
    uint32_t tail = tail_.load(std::memory_order_relaxed);
    copy(tail, count,
         [mbufs](rte_mbuf** slot, unsigned from, unsigned n) { std::memcpy(slot, mbufs + from, n * sizeof *mbufs); });
    tail_.store(tail + count, std::memory_order_relaxed);
  }
  // Those at the front; returns how many there were.
  unsigned take(rte_mbuf** mbufs, unsigned most) {
    unsigned count = std::min(most, length());
    uint32_t head = head_.load(std::memory_order_relaxed);
    copy(head, count,
         [mbufs](rte_mbuf** slot, unsigned from, unsigned n) { std::memcpy(mbufs + from, slot, n * sizeof *mbufs); });
    head_.store(head + count, std::memory_order_relaxed);
    return count;
  }
  // With room for one.
  void put_front(rte_mbuf* mbuf) {
    uint32_t head = head_.load(std::memory_order_relaxed) - 1;
    slots_[head & mask()] = mbuf;
    head_.store(head, std::memory_order_relaxed);
  }
  // Those at the back, in their order.
  unsigned take_back(rte_mbuf** mbufs, unsigned most) {
    unsigned count = std::min(most, length());
    uint32_t tail = tail_.load(std::memory_order_relaxed) - count;
    copy(tail, count,
         [mbufs](rte_mbuf** slot, unsigned from, unsigned n) { std::memcpy(mbufs + from, slot, n * sizeof *mbufs); });
    tail_.store(tail, std::memory_order_relaxed);
    return count;
  }

 private:
  uint32_t mask() const { return static_cast<uint32_t>(slots_.size()) - 1; }
  // Calls for the one or two pieces that `count` slots from a position on consist of.
  template <class Piece>
  void copy(uint32_t position, unsigned count, Piece piece) {
    uint32_t begin = position & mask();
    unsigned first = std::min(count, static_cast<unsigned>(slots_.size()) - begin);
    piece(slots_.data() + begin, 0, first);
    if (first < count) piece(slots_.data(), first, count - first);
  }

  std::vector<rte_mbuf*> slots_ = std::vector<rte_mbuf*>(1);
  unsigned capacity_ = 0;
  std::atomic<uint32_t> head_{0};
  std::atomic<uint32_t> tail_{0};
};

}  // namespace click
