#include "elements/nat/rewriter.hh"

#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

// Flows to look at for one that may go when there is no room.
constexpr uint32_t kRoomEffort = 64;

}  // namespace

Status Rewriter::configure_rewriter(Args& args, RewritePattern::Form form) {
  std::vector<std::string> specifications;
  RawText capacity;
  Status status = args.rest(specifications)
                      .keyword("REAP_INTERVAL", reap_interval_)
                      .keyword("MAPPING_CAPACITY", capacity)
                      .keyword("DST_ANNO", destination_annotation_)
                      .check([&] { return reap_interval_.count() > 0; }, "REAP_INTERVAL must be positive")
                      .finish();
  status.add(read_capacity(capacity));
  for (const std::string& text : specifications) {
    RewriterInput input;
    status.add(RewriterInput::parse(text, *this, form, input));
    inputs_.push_back(std::move(input));
  }
  if (static_cast<int>(inputs_.size()) != input_count()) {
    status.add(Status::error("there are " + std::to_string(inputs_.size()) + " input specifications for " +
                             std::to_string(input_count()) + " inputs"));
  }
  return status;
}

Status Rewriter::read_capacity(const RawText& text) {
  if (text.text.empty()) return Status::ok();
  if (std::optional<ParsedInteger> number = parse_integer(text.text)) {
    if (number->negative || number->magnitude == 0 || number->magnitude > kMostFlows) {
      return Status::error("MAPPING_CAPACITY must be from 1 to " + std::to_string(kMostFlows));
    }
    limit_->capacity = static_cast<uint32_t>(number->magnitude);
    return Status::ok();
  }
  shared_with_ = dynamic_cast<Rewriter*>(router().find(unquote(text.text), name()));
  if (shared_with_ != nullptr && shared_with_ != this) return Status::ok();
  return Status::error("MAPPING_CAPACITY: expected a number or the name of another rewriter, not '" + text.text + "'");
}

Status Rewriter::initialize() {
  const Rewriter* owner = this;
  for (int steps = 0; owner->shared_with_ != nullptr; owner = owner->shared_with_) {
    if (++steps > 64) return Status::error("MAPPING_CAPACITY goes round in a circle");
  }
  limit_ = owner->limit_;
  if (!table_.reserve(limit_->capacity))
    return Status::error("there is no memory for " + std::to_string(limit_->capacity) + " flows");
  timer_.initialize();
  timer_.schedule_after(reap_interval_);
  return Status::ok();
}

Status Rewriter::take_state(Element& previous) {
  auto& before = static_cast<Rewriter&>(previous);
  failures_ = before.failures_;
  // Where nothing is different the table is taken as it is, so that a swap does not take longer the more flows there
  // are.
  if (output_count() >= before.output_count() && table_.capacity() == before.table_.capacity() &&
      limit_->size + before.table_.size() <= limit_->capacity) {
    limit_->size += before.table_.size();
    std::swap(table_, before.table_);
    taken_over(before);
    return Status::ok();
  }
  for (uint32_t i = 0; i < before.table_.end(); ++i) {
    const NatFlow& old = before.table_.flow(i);
    if (!old.used || old.sides[0].output >= output_count() || old.sides[1].output >= output_count()) continue;
    uint32_t number = insert(old.sides[0].key, {old.sides[0].to, old.sides[0].output, old.sides[1].output});
    if (number == FlowTable::kNone) return Status::error("there is no room for all flows of the configuration before");
    table_.flow(number) = old;
    taken_over(before, i, number);
  }
  return Status::ok();
}

uint32_t Rewriter::insert(const FlowKey& key, const RewriteTarget& target) {
  if (limit_->size >= limit_->capacity) return FlowTable::kNone;
  uint32_t number = table_.insert(key, target.rewritten, target.output, target.reply_output);
  if (number != FlowTable::kNone) ++limit_->size;
  return number;
}

void Rewriter::remove_flow(uint32_t number) {
  forget(number);
  --limit_->size;
}

PortId Rewriter::unfit(PortId in) const {
  const RewriterInput& input = inputs_[static_cast<size_t>(in)];
  return input.kind == RewriterInput::Kind::kPass ? input.output : dropped(DropReason::kUnsupported);
}

Rewriter::NewFlow Rewriter::make_flow(PortId in, const FlowKey& key, int64_t now) {
  RewriterInput& input = inputs_[static_cast<size_t>(in)];
  if (input.kind == RewriterInput::Kind::kPass) return {.verdict = input.output};
  if (input.kind == RewriterInput::Kind::kDrop) return {.verdict = dropped(DropReason::kFiltered)};
  NewFlow full{.verdict = dropped(DropReason::kTableFull)};
  if (limit_->size >= limit_->capacity && !make_room(now)) {
    ++failures_;
    return full;
  }
  std::optional<RewriteTarget> target = input.target(key, table_);
  uint32_t number = target ? insert(key, *target) : FlowTable::kNone;
  if (number == FlowTable::kNone) {
    ++failures_;
    return full;
  }
  table_.flow(number).input = static_cast<uint16_t>(in);
  return {.number = number};
}

std::optional<FlowKey> Rewriter::add_flow(const FlowKey& key, RewritePattern& pattern, int output, int reply_output) {
  int64_t now = router().now();
  uint32_t place = table_.find(key);
  if (place != FlowTable::kNone) {
    table_.flow(place / 2).last = now;
    return table_.flow(place / 2).sides[place % 2].to;
  }
  std::optional<FlowKey> rewritten;
  if (limit_->size < limit_->capacity || make_room(now)) rewritten = pattern.apply(key, table_);
  uint32_t number = rewritten ? insert(key, {*rewritten, output, reply_output}) : FlowTable::kNone;
  if (number == FlowTable::kNone) {
    ++failures_;
    return std::nullopt;
  }
  table_.flow(number).last = now;
  return rewritten;
}

std::optional<FlowKey> Rewriter::translate(const FlowKey& key) const {
  uint32_t place = table_.find(key);
  if (place == FlowTable::kNone) return std::nullopt;
  return table_.flow(place / 2).sides[place % 2].to;
}

// Forgets a flow that has had its guaranteed time, if one is found soon.
bool Rewriter::make_room(int64_t now) {
  for (uint32_t i = 0; i < kRoomEffort && i < table_.end(); ++i) {
    hand_ = (hand_ + 1) % table_.end();
    const NatFlow& flow = table_.flow(hand_);
    if (!flow.used || now - flow.last < std::min(guarantee_of(flow), timeout_of(flow) + 1)) continue;
    remove_flow(hand_);
    return true;
  }
  return false;
}

void Rewriter::run_timer(Timer&) {
  int64_t now = router().now();
  for (uint32_t i = 0; i < table_.end(); ++i) {
    const NatFlow& flow = table_.flow(i);
    if (flow.used && now - flow.last > timeout_of(flow)) remove_flow(i);
  }
  timer_.reschedule_after(reap_interval_);
}

Status Rewriter::set_capacity(uint32_t capacity) {
  if (capacity > table_.capacity()) {
    FlowTable larger;
    if (!larger.reserve(capacity)) return Status::error("there is no memory for so many flows");
    std::swap(table_, larger);
    for (uint32_t i = 0; i < larger.end(); ++i) {
      const NatFlow& old = larger.flow(i);
      if (!old.used) continue;
      uint32_t number = table_.insert(old.sides[0].key, old.sides[0].to, old.sides[0].output, old.sides[1].output);
      table_.flow(number) = old;
      if (number != i) taken_over(*this, i, number);
    }
  }
  limit_->capacity = capacity;
  return Status::ok();
}

std::string Rewriter::table_text(uint8_t protocol) const {
  std::string text;
  for (uint32_t i = 0; i < table_.end(); ++i) {
    const NatFlow& flow = table_.flow(i);
    if (!flow.used || (protocol != 0 && flow.sides[0].key.protocol != protocol)) continue;
    text += key_text(flow.sides[0].key) + " => " + key_text(flow.sides[0].to) + " [*" +
            std::to_string(flow.sides[0].output) + " " + std::to_string(flow.sides[1].output) + "] i" +
            std::to_string(flow.input) + "\n";
  }
  return text;
}

std::string Rewriter::patterns_text() const {
  std::string text;
  for (const RewriterInput& input : inputs_) {
    if (!input.pattern_text.empty()) text += input.pattern_text + "\n";
  }
  return text;
}

HandlerResult Rewriter::look_up(std::string_view text, uint8_t protocol) const {
  std::vector<std::string> words = split_words(text);
  ArgumentContext context{*this};
  IpAddress source;
  IpAddress destination;
  uint16_t source_port = 0;
  uint16_t destination_port = 0;
  if (words.size() != 4 || ArgumentType<IpAddress>::parse(words[0], source, context) ||
      ArgumentType<uint16_t>::parse(words[1], source_port, context) ||
      ArgumentType<IpAddress>::parse(words[2], destination, context) ||
      ArgumentType<uint16_t>::parse(words[3], destination_port, context)) {
    return {Status::error("expected `SADDR SPORT DADDR DPORT'"), ""};
  }
  std::optional<FlowKey> to = translate(
      {source.raw, destination.raw, rte_cpu_to_be_16(source_port), rte_cpu_to_be_16(destination_port), protocol});
  if (!to) return {};
  return {{},
          IpAddress{to->source}.text() + " " + std::to_string(rte_be_to_cpu_16(to->source_port)) + " " +
              IpAddress{to->destination}.text() + " " + std::to_string(rte_be_to_cpu_16(to->destination_port))};
}

void Rewriter::add_handlers(Handlers& handlers) {
  for (const char* name : {"table_size", "nmappings"})
    handlers.read(name, [this] { return std::to_string(table_.size()); });
  handlers.read("size", [this] { return std::to_string(limit_->size); });
  handlers.read("capacity", [this] { return std::to_string(limit_->capacity); });
  handlers.write("capacity", [this](std::string_view text) {
    uint32_t capacity = 0;
    Status status = Args({std::string(text)}, *this)
                        .mandatory("CAPACITY", capacity)
                        .check([&] { return capacity >= 1 && capacity <= kMostFlows; },
                               "capacity must be from 1 to " + std::to_string(kMostFlows))
                        .finish();
    return status ? set_capacity(capacity) : status;
  });
  add_read_handler(handlers, "mapping_failures", failures_);
  for (const char* name : {"table", "mappings"}) handlers.read(name, [this] { return table_text(0); });
  handlers.read("patterns", [this] { return patterns_text(); });
  add_action_handler(handlers, "clear", [this] {
    for (uint32_t i = 0; i < table_.end(); ++i) {
      if (table_.flow(i).used) remove_flow(i);
    }
  });
}

}  // namespace click
