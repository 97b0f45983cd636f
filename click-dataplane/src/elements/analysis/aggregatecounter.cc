#include "elements/analysis/aggregatecounter.hh"

#include <algorithm>
#include <bit>
#include <vector>

#include "elements/userlevel/compressed_file.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

Status AggregateCounter::read_call(std::string_view text, Trigger& trigger) {
  std::optional<ParsedInteger> limit = parse_integer(take_word(text));
  if (!limit || limit->negative || text.empty()) return Status::error("expected `N HANDLER [VALUE]'");
  trigger.limit = limit->magnitude;
  trigger.action = Trigger::Action::kCall;
  trigger.call = HandlerCall(text);
  return Status::ok();
}

Status AggregateCounter::configure(Args& args) {
  struct Limits {
    uint64_t stop = 0, freeze = 0;
    RawText call;
    bool has_stop = false, has_freeze = false;
  } limits[2];
  Status status = args.keyword("BYTES", bytes_)
                      .keyword("IP_BYTES", ip_bytes_)
                      .keyword("MULTIPACKET", multipacket_)
                      .keyword("EXTRA_LENGTH", extra_length_)
                      .keyword("AGGREGATE_STOP", limits[0].stop, &limits[0].has_stop)
                      .keyword("AGGREGATE_FREEZE", limits[0].freeze, &limits[0].has_freeze)
                      .keyword("AGGREGATE_CALL", limits[0].call)
                      .keyword("COUNT_STOP", limits[1].stop, &limits[1].has_stop)
                      .keyword("COUNT_FREEZE", limits[1].freeze, &limits[1].has_freeze)
                      .keyword("COUNT_CALL", limits[1].call)
                      .keyword("BANNER", banner_)
                      .finish();
  for (int i = 0; i < 2; ++i) {
    const Limits& given = limits[i];
    Trigger& trigger = i == 0 ? aggregates_ : total_;
    if (given.has_stop + given.has_freeze + !given.call.text.empty() > 1)
      status.add(
          Status::error(std::string(i == 0 ? "AGGREGATE" : "COUNT") + "_STOP, _FREEZE and _CALL exclude each other"));
    if (given.has_stop) trigger = {given.stop, Trigger::Action::kStop, {}};
    if (given.has_freeze) trigger = {given.freeze, Trigger::Action::kFreeze, {}};
    if (!given.call.text.empty()) status.add(read_call(given.call.text, trigger));
  }
  bytes_ = bytes_ || ip_bytes_;
  return status;
}

Status AggregateCounter::initialize() {
  Status status = aggregates_.call.check(*this);
  status.add(total_.call.check(*this));
  return status;
}

Status AggregateCounter::take_state(Element& previous) {
  auto& before = static_cast<AggregateCounter&>(previous);
  counts_ = std::move(before.counts_);
  sum_ = before.sum_;
  frozen_ = before.frozen_;
  active_ = before.active_;
  return Status::ok();
}

uint64_t AggregateCounter::amount(const Packet& packet) const {
  if (!bytes_) return multipacket_ ? 1 + packet.annotation<uint16_t>(kExtraPackets) : 1;
  uint64_t length = packet.length();
  if (ip_bytes_ && packet.has_network_header()) length = static_cast<uint64_t>(std::max(packet.network_length(), 0));
  return length + (extra_length_ ? packet.annotation<uint32_t>(kExtraLength) : 0);
}

void AggregateCounter::fire(Trigger& trigger) {
  trigger.limit = UINT64_MAX;
  switch (trigger.action) {
    case Trigger::Action::kStop:
      router().request_stop();
      break;
    case Trigger::Action::kFreeze:
      frozen_ = true;
      break;
    case Trigger::Action::kCall:
      trigger.call.call(*this);
      break;
    case Trigger::Action::kNone:
      break;
  }
}

bool AggregateCounter::update(const Packet& packet, bool frozen) {
  if (!active_) return false;
  uint32_t aggregate = packet.annotation<uint32_t>(kAggregate);
  auto found = counts_.find(aggregate);
  if (found == counts_.end()) {
    if (frozen || frozen_) return false;
    found = counts_.emplace(aggregate, 0).first;
  }
  uint64_t more = amount(packet);
  found->second += more;
  sum_ += more;
  if (counts_.size() >= aggregates_.limit) [[unlikely]]
    fire(aggregates_);
  if (sum_ >= total_.limit) [[unlikely]]
    fire(total_);
  return true;
}

PortId AggregateCounter::process(Packet& packet, PortId in) {
  return update(packet, in == 1) || output_count() < 2 ? 0 : 1;
}

Status AggregateCounter::write_file(const std::string& name, Format format) const {
  OutputFile file;
  if (Status status = file.open(name); !status) return status;
  std::vector<std::pair<uint32_t, uint64_t>> sorted(counts_.begin(), counts_.end());
  std::ranges::sort(sorted);
  std::string text = banner_.empty() ? "" : banner_ + "\n";
  text += "!num_nonzero " + std::to_string(sorted.size()) + "\n";
  if (format == Format::kIp) text += "!ip\n";
  if (format == Format::kBinary) text += std::endian::native == std::endian::little ? "!packed_le\n" : "!packed_be\n";
  for (auto [aggregate, count] : sorted) {
    if (format == Format::kBinary) {
      uint32_t words[2] = {aggregate, static_cast<uint32_t>(std::min<uint64_t>(count, UINT32_MAX))};
      text.append(reinterpret_cast<const char*>(words), sizeof words);
    } else {
      text += (format == Format::kIp ? IpAddress{__builtin_bswap32(aggregate)}.text() : std::to_string(aggregate)) +
              " " + std::to_string(count) + "\n";
    }
  }
  return file.write(text.data(), text.size()) && file.flush() ? Status::ok()
                                                              : Status::error(name + " cannot be written");
}

void AggregateCounter::count_counts() {
  std::unordered_map<uint32_t, uint64_t> counted;
  for (auto [aggregate, count] : counts_) ++counted[static_cast<uint32_t>(count)];
  sum_ = counts_.size();
  counts_ = std::move(counted);
}

void AggregateCounter::add_handlers(Handlers& handlers) {
  auto writes = [&](const char* name, Format format) {
    handlers.write(name, [this, format](std::string_view text) { return write_file(unquote(text), format); });
  };
  writes("write_file", Format::kBinary);
  writes("write_text_file", Format::kText);
  writes("write_ip_file", Format::kIp);
  add_value_handlers(handlers, *this, "freeze", frozen_);
  add_value_handlers(handlers, *this, "active", active_);
  add_value_handlers(handlers, *this, "banner", banner_);
  auto calls = [&](const char* name, Trigger& trigger) {
    handlers.read(name, [&trigger] { return trigger.call.empty() ? "" : trigger.text(); });
    handlers.write(name, [&trigger](std::string_view text) { return read_call(text, trigger); });
  };
  calls("aggregate_call", aggregates_);
  calls("count_call", total_);
  add_action_handler(handlers, "stop", [this] {
    active_ = false;
    router().request_stop();
  });
  add_action_handler(handlers, "counts_pdf", [this] { count_counts(); });
  add_action_handler(handlers, "clear", [this] {
    counts_.clear();
    sum_ = 0;
  });
  handlers.read("nagg", [this] { return std::to_string(counts_.size()); });
  add_read_handler(handlers, "count", sum_);
}

REGISTER_ELEMENT(AggregateCounter, kHostFiles);

}  // namespace click
