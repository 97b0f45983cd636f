#include "elements/nat/flow_table.hh"

#include <rte_byteorder.h>

#include <bit>
#include <random>

namespace click {
namespace {

// From so many flows on huge pages are worth it.
constexpr uint32_t kLargeCapacity = 16384;

uint32_t halves(uint32_t word) { return (word & 0xffff) + (word >> 16); }

uint16_t folded(uint32_t sum) { return static_cast<uint16_t>(halves(halves(sum))); }

// What is added to a checksum's complement when the words of `from` become those of `to`.
uint32_t difference(uint32_t from, uint32_t to) { return halves(~from) + halves(to); }
uint32_t difference16(uint16_t from, uint16_t to) { return uint32_t{static_cast<uint16_t>(~from)} + to; }

NatFlow::Side make_side(const FlowKey& key, const FlowKey& to, int output) {
  NatFlow::Side side;
  side.key = key;
  side.to = to;
  side.output = output;
  uint32_t addresses = difference(key.source, to.source) + difference(key.destination, to.destination);
  uint32_t ports =
      difference16(key.source_port, to.source_port) + difference16(key.destination_port, to.destination_port);
  side.ip_delta = folded(addresses);
  side.transport_delta = folded(halves(addresses) + ports);
  return side;
}

}  // namespace

std::string FlowKey::text() const {
  return "(" + IpAddress{source}.text() + ", " + std::to_string(rte_be_to_cpu_16(source_port)) + ", " +
         IpAddress{destination}.text() + ", " + std::to_string(rte_be_to_cpu_16(destination_port)) + ")";
}

bool FlowTable::reserve(uint32_t capacity) {
  uint32_t slots = std::bit_ceil(capacity) * 4;
  PageSize pages = capacity >= kLargeCapacity ? PageSize::kHuge : PageSize::kSmall;
  bool reserved = slots_.reserve(slots, pages) && flows_.reserve(capacity, pages);
  free_.clear();
  free_.reserve(capacity);
  size_ = high_ = 0;
  seed_ = uint64_t{std::random_device()()} << 32 | std::random_device()();
  mask_ = slots - 1;
  capacity_ = capacity;
  return reserved;
}

void FlowTable::insert_key(const FlowKey& key, uint32_t place) {
  uint64_t hashed = hash(key);
  uint32_t at = home(hashed);
  while (slots_[at].place != 0) at = (at + 1) & mask_;
  slots_[at] = {tag(hashed), place + 1};
}

void FlowTable::remove_key(const FlowKey& key) {
  uint32_t hole = home(hash(key));
  while (key_at(slots_[hole].place - 1) != key) hole = (hole + 1) & mask_;
  // Whoever would not be found any more because of the hole moves into it.
  for (uint32_t at = (hole + 1) & mask_; slots_[at].place != 0; at = (at + 1) & mask_) {
    uint32_t distance = (at - home(hash(key_at(slots_[at].place - 1)))) & mask_;
    if (distance < ((at - hole) & mask_)) continue;
    slots_[hole] = slots_[at];
    hole = at;
  }
  slots_[hole] = {};
}

uint32_t FlowTable::insert(const FlowKey& forward, const FlowKey& rewritten, int output, int reply_output) {
  if (size_ == capacity_) return kNone;
  uint32_t number = high_;
  if (free_.empty()) {
    ++high_;
  } else {
    number = free_.back();
    free_.pop_back();
  }
  ++size_;
  FlowKey reply = rewritten.reversed();
  NatFlow& made = flow(number);
  made = NatFlow{};
  made.used = 1;
  made.sides[0] = make_side(forward, rewritten, output);
  made.sides[1] = make_side(reply, forward.reversed(), reply_output);
  insert_key(forward, number * 2);
  // A flow that is its own answer has one key.
  if (reply != forward) insert_key(reply, number * 2 + 1);
  return number;
}

void FlowTable::remove(uint32_t number) {
  NatFlow& gone = flow(number);
  remove_key(gone.sides[0].key);
  if (gone.sides[1].key != gone.sides[0].key) remove_key(gone.sides[1].key);
  gone.used = 0;
  free_.push_back(number);
  --size_;
}

}  // namespace click
