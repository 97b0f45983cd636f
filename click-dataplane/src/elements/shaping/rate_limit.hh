#pragma once

#include <chrono>
#include <string>

#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "support/token_bucket.hh"

namespace click {

// The arguments RATE, BURST_DURATION and BURST_SIZE of elements that let packets pass at a rate, and their handler.
// Bandwidths count bytes, other rates packets.
class RateLimit {
 public:
  explicit RateLimit(bool bandwidth) : bandwidth_(bandwidth) {}

  Status configure(Args& args);
  // The handler "rate".
  void add_handlers(Handlers& handlers, Element& element);
  void take_state(const RateLimit& previous) {
    if (previous.rate_ == rate_ && previous.burst_ == burst_) bucket_ = previous.bucket_;
  }

  // How many of these packets, from the first on, may pass now; their tokens are taken.
  unsigned admit(const PacketBatch& batch, int64_t now);
  // How many packets may be asked for; admitted() then takes the tokens of those that came.
  unsigned allowance(int64_t now, unsigned most);
  void admitted(const PacketBatch& batch) { bucket_.take(bandwidth_ ? batch.total_length() : batch.size()); }
  int64_t until_next() const { return bucket_.until_next(); }

 private:
  // Bytes that one packet may have; while a bandwidth's bucket has any, it lets packets of about this size pass.
  static constexpr uint64_t kTypicalPacket = 1500;
  Status read_rate(const std::string& text, const ArgumentContext& context);
  void fill();

  bool bandwidth_;
  uint64_t rate_ = 0;
  uint64_t burst_ = 0;
  std::chrono::nanoseconds duration_{20'000'000};
  bool sized_ = false;
  TokenBucket bucket_;
};

}  // namespace click
