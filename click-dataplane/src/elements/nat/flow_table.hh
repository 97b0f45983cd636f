#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "packet/addresses.hh"
#include "support/huge_array.hh"

namespace click {

// Who talks to whom: addresses and ports in network order, and the transport protocol.
struct FlowKey {
  uint32_t source = 0;
  uint32_t destination = 0;
  uint16_t source_port = 0;
  uint16_t destination_port = 0;
  uint8_t protocol = 0;

  FlowKey reversed() const { return {destination, source, destination_port, source_port, protocol}; }
  std::string text() const;
  friend bool operator==(const FlowKey&, const FlowKey&) = default;
};

// A connection that is rewritten: packets with the key `forward` become those of `rewritten`, and the answers to them
// become the answers to the former. What packets of the forward direction need is one cache line.
struct alignas(64) NatFlow {
  // What happens to packets of one direction. The deltas are what the checksums' complements grow by (RFC 1624), worked
  // out once.
  struct Side {
    FlowKey key;  // as such packets arrive
    FlowKey to;   // as they leave
    uint16_t ip_delta = 0;
    uint16_t transport_delta = 0;
    int output = 0;
    bool seen = false;      // for TCP: with data
    bool finished = false;  // TCP: FIN came this way
  };
  int64_t last = 0;
  uint32_t packets = 0;
  uint8_t used : 1 = 0;
  uint8_t done : 1 = 0;
  uint8_t shifted : 1 = 0;  // sequence numbers change; see SequenceShift
  uint16_t input = 0;
  Side sides[2];  // forward, reply

  bool both_seen() const { return sides[0].seen && sides[1].seen; }
};
static_assert(sizeof(NatFlow) == 128 && offsetof(NatFlow, sides) + sizeof(NatFlow::Side) <= 64);

// Theory of operation
//
// Flows by either of their two keys. One open-addressing array with linear probing, at most half full, has for each key
// a part of its hash and where the flow is; the key itself is in the flow, which is needed anyway. So a look-up is
// mostly one cache line of eight slots and the flow's own, and look-ups of many packets fetch them in parallel. A
// removed key is closed up by moving those behind it. All memory is reserved at the beginning and touched when used:
// nothing is allocated when packets come.
class FlowTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // False when there is no memory. Forgets what it has.
  bool reserve(uint32_t capacity);

  uint64_t hash(const FlowKey& key) const {
    uint64_t addresses = uint64_t{key.source} << 32 | key.destination;
    uint64_t rest = uint64_t{key.source_port} << 32 | uint64_t{key.destination_port} << 16 | key.protocol;
    // Rounds of multiply and fold mix all bits into all.
    uint64_t mixed = (addresses ^ seed_) * 0x9e3779b97f4a7c15;
    mixed ^= mixed >> 32;
    mixed = (mixed ^ rest) * 0xd6e8feb86659fd93;
    return mixed ^ mixed >> 32;
  }
  // Which flow a key belongs to, and which of its sides: number * 2 + side; kNone if there is none.
  uint32_t find(const FlowKey& key) const { return find(key, hash(key)); }
  uint32_t find(const FlowKey& key, uint64_t hash) const {
    for (uint32_t at = home(hash);; at = (at + 1) & mask_) {
      Slot slot = slots_[at];
      if (slot.place == 0) return kNone;
      if (slot.tag == tag(hash) && key_at(slot.place - 1) == key) return slot.place - 1;
    }
  }
  // For look-ups of many keys in turns: bring what find() will read, the slots first and then the flow.
  void prefetch(uint64_t hash) const {
    keep_call();
    __builtin_prefetch(&slots_[home(hash)]);
  }
  void prefetch_flow(uint64_t hash) const {
    keep_call();
    for (uint32_t at = home(hash); slots_[at].place != 0; at = (at + 1) & mask_) {
      if (slots_[at].tag != tag(hash)) continue;
      const NatFlow& likely = flows_[(slots_[at].place - 1) / 2];
      __builtin_prefetch(&likely, 1);
      if ((slots_[at].place - 1) % 2 != 0) __builtin_prefetch(&likely.sides[1], 1);
      return;
    }
  }

  NatFlow& flow(uint32_t number) { return flows_[number]; }
  const NatFlow& flow(uint32_t number) const { return flows_[number]; }
  // Adds a flow with these sides; neither key may be there. kNone when the table is full.
  uint32_t insert(const FlowKey& forward, const FlowKey& rewritten, int output, int reply_output);
  void remove(uint32_t number);

  uint32_t size() const { return size_; }
  uint32_t capacity() const { return capacity_; }
  // Numbers are below this; flow(n).used tells whether there is one.
  uint32_t end() const { return high_; }

 private:
  struct Slot {
    uint32_t tag;
    uint32_t place;  // plus 1; 0: the slot is empty
  };

  // GCC takes a function that does nothing but read and prefetch for one without effect, and drops calls to it.
  static void keep_call() { asm volatile(""); }
  static uint32_t tag(uint64_t hash) { return static_cast<uint32_t>(hash); }
  uint32_t home(uint64_t hash) const { return static_cast<uint32_t>(hash >> 32) & mask_; }
  const FlowKey& key_at(uint32_t place) const { return flows_[place / 2].sides[place % 2].key; }
  void insert_key(const FlowKey& key, uint32_t place);
  void remove_key(const FlowKey& key);

  HugeArray<Slot> slots_;
  HugeArray<NatFlow> flows_;
  std::vector<uint32_t> free_;
  uint64_t seed_ = 0;  // strangers must not be able to choose flows that collide
  uint32_t mask_ = 0;
  uint32_t capacity_ = 0;
  uint32_t size_ = 0;
  uint32_t high_ = 0;
};

}  // namespace click
