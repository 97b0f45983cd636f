#include "elements/shaping/rate_limit.hh"

#include <algorithm>

namespace click {

Status RateLimit::read_rate(const std::string& text, const ArgumentContext& context) {
  Bandwidth bandwidth;
  ParseError error = bandwidth_ ? ArgumentType<Bandwidth>::parse(text, bandwidth, context)
                                : ArgumentType<uint64_t>::parse(text, bandwidth.bytes_per_second, context);
  if (error) return Status::error("RATE: " + *error + ", not '" + text + "'");
  rate_ = bandwidth.bytes_per_second;
  return Status::ok();
}

Status RateLimit::configure(Args& args) {
  std::string rate;
  bool has_duration = false;
  Status status = args.mandatory("RATE", rate)
                      .keyword("BURST_DURATION", duration_, &has_duration)
                      .keyword("BURST_SIZE", burst_, &sized_)
                      .check([&] { return !has_duration || !sized_; }, "give BURST_DURATION or BURST_SIZE, not both")
                      .finish();
  if (!status) return status;
  status.add(read_rate(rate, args.context()));
  fill();
  return status;
}

void RateLimit::fill() {
  if (!sized_) {
    double tokens = static_cast<double>(rate_) * static_cast<double>(duration_.count()) / 1e9;
    burst_ = std::max<uint64_t>(static_cast<uint64_t>(tokens), bandwidth_ ? kTypicalPacket : 1);
  }
  bucket_.set(rate_, burst_);
}

unsigned RateLimit::admit(const PacketBatch& batch, int64_t now) {
  uint64_t tokens = bucket_.available(now);
  if (!bandwidth_) {
    auto count = static_cast<unsigned>(std::min<uint64_t>(tokens, batch.size()));
    bucket_.take(count);
    return count;
  }
  unsigned count = 0;
  uint64_t bytes = 0;
  while (count < batch.size() && bytes < tokens) bytes += batch[count++].length();
  bucket_.take(bytes);
  return count;
}

unsigned RateLimit::allowance(int64_t now, unsigned most) {
  uint64_t tokens = bucket_.available(now);
  uint64_t packets = bandwidth_ ? (tokens + kTypicalPacket - 1) / kTypicalPacket : tokens;
  return static_cast<unsigned>(std::min<uint64_t>(packets, most));
}

void RateLimit::add_handlers(Handlers& handlers, Element& element) {
  handlers.read("rate", [this] { return std::to_string(rate_) + (bandwidth_ ? "Bps" : ""); });
  handlers.write("rate", [this, &element](std::string_view text) {
    Status status = read_rate(std::string(text), ArgumentContext{element});
    if (status) fill();
    return status;
  });
}

}  // namespace click
