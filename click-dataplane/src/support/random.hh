#pragma once

#include <cstdint>
#include <random>

namespace click {

// Pseudo-random numbers for the packet path (xorshift64*): uniform enough for sampling, in a few instructions. Not for
// secrets.
class Random {
 public:
  explicit Random(uint64_t seed = (uint64_t{std::random_device()()} << 32) | std::random_device()())
      : state_(seed | 1) {}

  uint64_t next64() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545f4914f6cdd1d;
  }
  uint32_t next() { return static_cast<uint32_t>(next64() >> 32); }
  // From 0 to limit - 1.
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>((uint64_t{next()} * limit) >> 32); }
  // From 0 to just below 1.
  double unit() { return static_cast<double>(next64() >> 11) * 0x1p-53; }

 private:
  uint64_t state_;
};

}  // namespace click
