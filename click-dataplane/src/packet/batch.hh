#pragma once

#include <cassert>
#include <cstdint>

#include "packet/packet.hh"

namespace click {

inline constexpr unsigned kBatchSize = 64;

// A vector of up to 64 packets on their way through the graph: it owns the packets, and borrows the array that holds
// their pointers from whoever started the call (BatchStorage on a stack). So it can be handed on (moved), dropped or
// emptied, but not kept: an element that wants to hold packets copies the pointers out of release().
class PacketBatch {
 public:
  PacketBatch(rte_mbuf** mbufs, unsigned size) : mbufs_(mbufs), size_(size) {}
  PacketBatch(PacketBatch&& other) noexcept : mbufs_(other.mbufs_), size_(other.size_) { other.size_ = 0; }
  PacketBatch(const PacketBatch&) = delete;
  PacketBatch& operator=(const PacketBatch&) = delete;
  PacketBatch& operator=(PacketBatch&&) = delete;
  ~PacketBatch() {
    if (size_ != 0) [[unlikely]]
      lost();
  }

  unsigned size() const { return size_; }
  bool empty() const { return size_ == 0; }
  rte_mbuf** mbufs() { return mbufs_; }
  Packet operator[](unsigned index) const { return Packet(mbufs_[index]); }
  // Stores a view back whose packet may have been replaced.
  void set(unsigned index, Packet packet) { mbufs_[index] = packet.mbuf(); }
  // Adds a packet; the storage has room for kBatchSize.
  void append(Packet packet) {
    assert(size_ < kBatchSize);
    mbufs_[size_++] = packet.mbuf();
  }
  // Keeps the first `count` packets; the caller has taken the others.
  void shrink(unsigned count) { size_ = count; }
  // Hands the packets to the caller, who takes size() pointers from mbufs() before the storage goes.
  void release() { size_ = 0; }

  uint64_t total_length() const {
    uint64_t sum = 0;
    for (unsigned i = 0; i < size_; ++i) sum += mbufs_[i]->pkt_len;
    return sum;
  }

  class Iterator {
   public:
    explicit Iterator(rte_mbuf** at) : at_(at) {}
    Packet operator*() const { return Packet(*at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    rte_mbuf** at_;
  };
  Iterator begin() const { return Iterator(mbufs_); }
  Iterator end() const { return Iterator(mbufs_ + size_); }

 private:
  // A batch with packets in it went out of scope: a fault of the element that had it. Stops in debug builds, frees
  // otherwise.
  void lost();

  rte_mbuf** mbufs_;
  unsigned size_;
};

// The array that a batch borrows; lives on the stack of whoever makes the batch.
class BatchStorage {
 public:
  PacketBatch empty() { return {mbufs_, 0}; }
  PacketBatch filled(unsigned size) { return {mbufs_, size}; }
  PacketBatch one(Packet packet) {
    mbufs_[0] = packet.mbuf();
    return {mbufs_, 1};
  }
  rte_mbuf** mbufs() { return mbufs_; }

 private:
  rte_mbuf* mbufs_[kBatchSize];
};

}  // namespace click
