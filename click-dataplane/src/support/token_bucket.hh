#pragma once

#include <algorithm>
#include <cstdint>

namespace click {

// A rate limit: tokens (packets or bytes) come in at a steady rate, up to a burst. More may be taken than there are;
// then none are left until the debt is paid, so packets of any size get their turn.
class TokenBucket {
 public:
  // Begins full.
  void set(uint64_t per_second, uint64_t burst) {
    rate_ = static_cast<Wide>(per_second);
    most_ = static_cast<Wide>(std::max<uint64_t>(burst, 1)) * kSecond;
    credit_ = most_;
  }
  uint64_t rate() const { return static_cast<uint64_t>(rate_); }

  // Whole tokens at hand, 0 if there are none.
  uint64_t available(int64_t now) {
    refill(now);
    return credit_ < kSecond ? 0 : static_cast<uint64_t>(credit_ / kSecond);
  }
  void take(uint64_t tokens) { credit_ -= static_cast<Wide>(tokens) * kSecond; }
  // Nanoseconds until one more token is there; a day if none ever comes.
  int64_t until_next() const {
    if (credit_ >= kSecond) return 0;
    if (rate_ == 0) return kDay;
    return static_cast<int64_t>(std::min((kSecond - credit_ + rate_ - 1) / rate_, kDay));
  }

 private:
  using Wide = __int128;
  static constexpr Wide kSecond = 1'000'000'000;  // credit counts tokens times nanoseconds
  static constexpr Wide kDay = kSecond * 86400;

  void refill(int64_t now) {
    if (last_ != 0) credit_ = std::min(most_, credit_ + rate_ * (now - last_));
    last_ = now;
  }

  Wide rate_ = 0;
  Wide most_ = kSecond;
  Wide credit_ = kSecond;
  int64_t last_ = 0;
};

}  // namespace click
