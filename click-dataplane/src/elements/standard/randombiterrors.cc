#include "elements/standard/randombiterrors.hh"

#include <cmath>

#include "graph/registry.hh"
#include "graph/value_handlers.hh"

namespace click {

Status RandomBitErrors::set_probability(double probability) {
  if (!(probability >= 0 && probability <= 1)) return Status::error("a probability must be from 0 to 1");
  probability_ = probability;
  return Status::ok();
}

Status RandomBitErrors::set_kind(const std::string& name) {
  if (name == "flip") {
    kind_ = Kind::kFlip;
  } else if (name == "set") {
    kind_ = Kind::kSet;
  } else if (name == "clear") {
    kind_ = Kind::kClear;
  } else {
    return Status::error("KIND: expected flip, set or clear, not '" + name + "'");
  }
  return Status::ok();
}

Status RandomBitErrors::configure(Args& args) {
  double probability = 0;
  std::string kind = "flip";
  Status status = args.mandatory("P", probability).positional("KIND", kind).positional("ACTIVE", active_).finish();
  if (!status) return status;
  status.add(set_probability(probability));
  status.add(set_kind(kind));
  return status;
}

uint64_t RandomBitErrors::gap() {
  if (probability_ >= 1) return 0;
  double bits = std::log(1 - random_.unit()) / std::log1p(-probability_);
  return bits < 1e15 ? static_cast<uint64_t>(bits) : UINT64_MAX / 2;
}

PortId RandomBitErrors::process(Packet& packet) {
  if (!active_ || probability_ <= 0) return 0;
  uint64_t bits = uint64_t{packet.length()} * 8;
  uint64_t bit = gap();
  if (bit >= bits) return 0;
  uint8_t* bytes = packet.writable_data();
  if (bytes == nullptr) return dropped(DropReason::kNoMemory);
  for (; bit < bits; bit += 1 + gap()) {
    auto mask = static_cast<uint8_t>(1U << (bit % 8));
    uint8_t& byte = bytes[bit / 8];
    if (kind_ == Kind::kFlip) byte ^= mask;
    if (kind_ == Kind::kSet) byte |= mask;
    if (kind_ == Kind::kClear) byte &= static_cast<uint8_t>(~mask);
  }
  return 0;
}

void RandomBitErrors::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "p_bit_error", probability_);
  handlers.write("p_bit_error", [this](std::string_view text) {
    double value = 0;
    Status status = Args({std::string(text)}, *this).mandatory("p_bit_error", value).finish();
    return status ? set_probability(value) : status;
  });
  handlers.read("error_kind", [this] {
    return std::string(kind_ == Kind::kFlip ? "flip" : kind_ == Kind::kSet ? "set" : "clear");
  });
  handlers.write("error_kind", [this](std::string_view text) { return set_kind(std::string(text)); });
  add_value_handlers(handlers, *this, "active", active_);
}

REGISTER_ELEMENT(RandomBitErrors);

}  // namespace click
