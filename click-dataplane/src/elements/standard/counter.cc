#include "elements/standard/counter.hh"

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status Counter::parse_trigger(std::string_view text, Trigger& trigger) {
  if (text.empty()) return Status::ok();
  std::optional<ParsedInteger> limit = parse_integer(take_word(text));
  if (!limit || limit->negative) return Status::error("expected `N HANDLER [VALUE]' with N a number");
  if (!text.empty()) trigger.call = HandlerCall(text);
  if (trigger.call.empty()) return Status::error("expected `N HANDLER [VALUE]', the handler is missing");
  trigger.limit = limit->magnitude;
  return Status::ok();
}

Status Counter::configure(Args& args) {
  RawText packets;
  RawText bytes;
  Status status = args.keyword("COUNT_CALL", packets).keyword("BYTE_COUNT_CALL", bytes).finish();
  status.add(parse_trigger(packets.text, packet_trigger_));
  status.add(parse_trigger(bytes.text, byte_trigger_));
  return status;
}

Status Counter::initialize() {
  Status status = packet_trigger_.call.check(*this);
  status.add(byte_trigger_.call.check(*this));
  return status;
}

Status Counter::take_state(Element& previous) {
  auto& before = static_cast<Counter&>(previous);
  packets_ = before.packets_;
  bytes_ = before.bytes_;
  packet_rate_ = before.packet_rate_;
  byte_rate_ = before.byte_rate_;
  return Status::ok();
}

void Counter::count(const PacketBatch& batch) {
  uint64_t bytes = batch.total_length();
  packets_ += batch.size();
  bytes_ += bytes;
  int64_t now = router().now();
  packet_rate_.update(now, batch.size());
  byte_rate_.update(now, bytes);
  if (packets_ >= packet_trigger_.limit || bytes_ >= byte_trigger_.limit) [[unlikely]]
    fire();
}

void Counter::fire() {
  for (auto [count, trigger] : {std::pair(packets_, &packet_trigger_), std::pair(bytes_, &byte_trigger_)}) {
    if (count < trigger->limit) continue;
    trigger->limit = UINT64_MAX;
    trigger->call.call(*this);
  }
}

void Counter::push(PortId, PacketBatch batch) {
  count(batch);
  output(0).push(std::move(batch));
}

PacketBatch Counter::pull(PortId, BatchStorage& storage, unsigned max) {
  PacketBatch batch = input(0).pull(storage, max);
  if (!batch.empty()) count(batch);
  return batch;
}

void Counter::reset() {
  packets_ = bytes_ = 0;
  packet_rate_ = byte_rate_ = Rate();
}

void Counter::add_handlers(Handlers& handlers) {
  handlers.read("count", [this] { return std::to_string(packets_); });
  handlers.read("byte_count", [this] { return std::to_string(bytes_); });
  handlers.read("rate", [this] { return packet_rate_.text(router().now(), 1); });
  handlers.read("byte_rate", [this] { return byte_rate_.text(router().now(), 1); });
  handlers.read("bit_rate", [this] { return byte_rate_.text(router().now(), 8); });
  auto do_reset = [this](std::string_view) {
    reset();
    return Status::ok();
  };
  handlers.write("reset", do_reset);
  handlers.write("reset_counts", do_reset);
  handlers.write("count_call", [this](std::string_view value) { return parse_trigger(value, packet_trigger_); });
  handlers.write("byte_count_call", [this](std::string_view value) { return parse_trigger(value, byte_trigger_); });
}

REGISTER_ELEMENT(Counter);

}  // namespace click
