#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

namespace click {

// A recent rate: events are gathered in periods of a tenth of a second, whose rates go into an exponentially weighted
// moving average with a time constant of one second.
class Rate {
 public:
  void update(int64_t now, uint64_t events) {
    if (now - period_begin_ >= kPeriod) [[unlikely]]
      close_period(now);
    events_ += events;
  }

  double per_second(int64_t now) const {
    Rate until_now = *this;
    if (now - period_begin_ >= kPeriod) until_now.close_period(now);
    return until_now.average_;
  }
  std::string text(int64_t now, double factor) const {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", std::round(per_second(now) * factor * 100) / 100);
    return buffer;
  }

 private:
  static constexpr int64_t kPeriod = 100'000'000;
  static constexpr double kTimeConstant = 1e9;

  void close_period(int64_t now) {
    if (period_begin_ != 0) {
      auto elapsed = static_cast<double>(now - period_begin_);
      double rate = static_cast<double>(events_) * 1e9 / elapsed;
      average_ += (rate - average_) * (1 - std::exp(-elapsed / kTimeConstant));
    }
    period_begin_ = now;
    events_ = 0;
  }

  int64_t period_begin_ = 0;
  uint64_t events_ = 0;
  double average_ = 0;
};

}  // namespace click
