#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "packet/addresses.hh"

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
// become the answers to the former.
struct NatFlow {
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
  Side sides[2];  // forward, reply
  int64_t last = 0;
  uint32_t packets = 0;
  uint16_t input = 0;
  bool done = false;
  bool shifted = false;  // sequence numbers change; see SequenceShift
  bool used = false;

  bool both_seen() const { return sides[0].seen && sides[1].seen; }
};

// Theory of operation
//
// Flows by either of their two keys. Keys lie in one open-addressing array with linear probing, at most half full, so a
// look-up is mostly one cache line, which look-ups of many packets fetch in parallel; a removed key is closed up by
// moving those behind it. All memory is reserved at the beginning and touched when used: nothing is allocated when
// packets come.
class FlowTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // False when there is no memory. Forgets what it has.
  bool reserve(uint32_t capacity);

  // Which flow a key belongs to, and which of its sides: number * 2 + side; kNone if there is none.
  uint32_t find(const FlowKey& key) const;
  void prefetch(const FlowKey& key) const { __builtin_prefetch(&slots_.get()[home(pack(key))]); }

  NatFlow& flow(uint32_t number) { return flows_.get()[number]; }
  const NatFlow& flow(uint32_t number) const { return flows_.get()[number]; }
  // Adds a flow with these sides; neither key may be there. kNone when the table is full.
  uint32_t insert(const FlowKey& forward, const FlowKey& rewritten, int output, int reply_output);
  void remove(uint32_t number);

  uint32_t size() const { return size_; }
  uint32_t capacity() const { return capacity_; }
  // Numbers are below this; flow(n).used tells whether there is one.
  uint32_t end() const { return high_; }

 private:
  struct Packed {
    uint64_t addresses = 0;
    uint64_t rest = 0;  // 0: the slot is empty
    friend bool operator==(const Packed&, const Packed&) = default;
  };
  struct Slot {
    Packed key;
    uint32_t place;
  };
  template <class T>
  struct Free {
    void operator()(T* memory) const { std::free(memory); }
  };

  static Packed pack(const FlowKey& key) {
    return {uint64_t{key.source} << 32 | key.destination,
            uint64_t{key.source_port} << 32 | uint64_t{key.destination_port} << 16 | key.protocol | uint64_t{1} << 63};
  }
  uint32_t home(const Packed& key) const {
    // Two rounds of multiply and fold mix all bits into the upper half.
    uint64_t mixed = (key.addresses ^ seed_) * 0x9e3779b97f4a7c15;
    mixed ^= mixed >> 32;
    mixed = (mixed ^ key.rest) * 0xd6e8feb86659fd93;
    return static_cast<uint32_t>(mixed >> 32) & mask_;
  }
  void insert_key(const FlowKey& key, uint32_t place);
  void remove_key(const FlowKey& key);

  std::unique_ptr<Slot, Free<Slot>> slots_;
  std::unique_ptr<NatFlow, Free<NatFlow>> flows_;
  std::vector<uint32_t> free_;
  uint64_t seed_ = 0;  // strangers must not be able to choose flows that collide
  uint32_t mask_ = 0;
  uint32_t capacity_ = 0;
  uint32_t size_ = 0;
  uint32_t high_ = 0;
};

}  // namespace click
