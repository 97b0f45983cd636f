#include "elements/ip/ipratemonitor.hh"

#include <algorithm>
#include <chrono>

#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr AnnotationSlot kForwardRate{20, 4};
constexpr AnnotationSlot kReverseRate{24, 4};
constexpr std::chrono::seconds kFoldInterval{1};
constexpr size_t kLeastKilobytes = 100;

}  // namespace

Status IPRateMonitor::configure(Args& args) {
  std::string type;
  Status status = args.mandatory("TYPE", type)
                      .mandatory("RATIO", ratio_)
                      .mandatory("THRESH", threshold_)
                      .positional("MEMORY", most_kilobytes_)
                      .positional("ANNO", annotate_)
                      .check([&] { return type == "PACKETS" || type == "BYTES"; }, "TYPE must be PACKETS or BYTES")
                      .check([&] { return ratio_ > 0 && ratio_ <= 1; }, "RATIO must be greater than 0 and at most 1")
                      .finish();
  bytes_ = type == "BYTES";
  if (most_kilobytes_ != 0) most_kilobytes_ = std::max(most_kilobytes_, kLeastKilobytes);
  return status;
}

Status IPRateMonitor::initialize() {
  reset_at_ = router().now();
  timer_.initialize();
  timer_.schedule_after(kFoldInterval);
  return Status::ok();
}

Status IPRateMonitor::take_state(Element& previous) {
  auto& before = static_cast<IPRateMonitor&>(previous);
  if (before.bytes_ != bytes_) return Status::ok();
  std::swap(root_, before.root_);
  memory_ = before.memory_;
  reset_at_ = before.reset_at_;
  return Status::ok();
}

IPRateMonitor::Counter* IPRateMonitor::counter(Level& level, uint8_t byte) {
  std::unique_ptr<Counter>& found = level.counters[byte];
  if (!found && has_memory_for(sizeof(Counter))) {
    found = std::make_unique<Counter>();
    memory_ += sizeof(Counter);
  }
  return found.get();
}

void IPRateMonitor::look_closer(Counter& counter) {
  if (!has_memory_for(sizeof(Level) + sizeof(Counter))) return;
  counter.next = std::make_unique<Level>();
  memory_ += sizeof(Level);
}

void IPRateMonitor::update(Packet& packet, const rte_ipv4_hdr& header, bool from) {
  int64_t now = router().now();
  bool counted = ratio_ >= 1 || random_.unit() < ratio_;
  auto amount = static_cast<double>(bytes_ ? rte_be_to_cpu_16(header.total_length) : 1) / ratio_;
  rte_be32_t raw = from ? header.src_addr : header.dst_addr;
  const auto* address = reinterpret_cast<const uint8_t*>(&raw);
  Level* level = &root_;
  for (int depth = 0; depth < 4; ++depth) {
    Counter* at = counter(*level, address[depth]);
    if (at == nullptr) return;
    if (counted) (from ? at->from : at->to).update(now, static_cast<uint64_t>(amount));
    if (at->next) {
      level = at->next.get();
      continue;
    }
    auto forward = static_cast<uint64_t>(at->from.per_second(now));
    auto reverse = static_cast<uint64_t>(at->to.per_second(now));
    if (annotate_) {
      packet.set_annotation(kForwardRate, static_cast<uint32_t>(forward));
      packet.set_annotation(kReverseRate, static_cast<uint32_t>(reverse));
    }
    bool busy = forward > threshold_ || reverse > threshold_;
    if (busy && depth < 3 && at->not_further_until <= now) look_closer(*at);
    return;
  }
}

void IPRateMonitor::forget(Counter& counter) {
  if (!counter.next) return;
  for (auto& below : counter.next->counters) {
    if (!below) continue;
    forget(*below);
    memory_ -= sizeof(Counter);
  }
  memory_ -= sizeof(Level);
  counter.next.reset();
}

// Goes back where the rates fell below the threshold.
void IPRateMonitor::fold(Level& level, int64_t now) {
  for (auto& at : level.counters) {
    if (!at || !at->next) continue;
    bool quiet = at->from.per_second(now) <= static_cast<double>(threshold_) &&
                 at->to.per_second(now) <= static_cast<double>(threshold_);
    if (quiet) {
      forget(*at);
    } else {
      fold(*at->next, now);
    }
  }
}

void IPRateMonitor::run_timer(Timer&) {
  fold(root_, router().now());
  timer_.reschedule_after(kFoldInterval);
}

void IPRateMonitor::print(const Level& level, const std::string& prefix, int64_t now, std::string& text) const {
  for (size_t byte = 0; byte < level.counters.size(); ++byte) {
    const auto& at = level.counters[byte];
    if (!at) continue;
    std::string name = prefix + (prefix.empty() ? "" : ".") + std::to_string(byte);
    text += name + "\t" + at->from.text(now, 1) + "\t" + at->to.text(now, 1) + "\n";
    if (at->next) print(*at->next, name, now, text);
  }
}

Status IPRateMonitor::set_level(std::string_view text) {
  std::vector<std::string> words = split_words(text);
  ArgumentContext context{*this};
  IpAddress address;
  int level = 0;
  std::chrono::nanoseconds time{0};
  if (words.size() != 3 || ArgumentType<IpAddress>::parse(words[0], address, context) ||
      ArgumentType<int>::parse(words[1], level, context) || level < 0 || level > 3 ||
      ArgumentType<std::chrono::nanoseconds>::parse(words[2], time, context)) {
    return Status::error("expected `ADDR LEVEL SECONDS' with LEVEL from 0 to 3, not '" + std::string(text) + "'");
  }
  const auto* bytes = reinterpret_cast<const uint8_t*>(&address.raw);
  Level* at = &root_;
  for (int depth = 0; at != nullptr; ++depth) {
    Counter* found = counter(*at, bytes[depth]);
    if (found == nullptr) break;
    found->not_further_until = depth == level ? router().now() + time.count() : 0;
    if (depth == level) forget(*found);
    at = depth == level ? nullptr : found->next.get();
  }
  return Status::ok();
}

void IPRateMonitor::reset() {
  root_ = Level();
  memory_ = sizeof(Level);
  reset_at_ = router().now();
}

void IPRateMonitor::add_handlers(Handlers& handlers) {
  handlers.read("look", [this] {
    int64_t now = router().now();
    std::string text = std::to_string((now - reset_at_) / 1'000'000'000) + "\n";
    print(root_, "", now, text);
    return text;
  });
  add_value_handlers(handlers, *this, "thresh", threshold_);
  handlers.read("mem", [this] { return std::to_string(memory_ / 1024); });
  add_read_handler(handlers, "memmax", most_kilobytes_);
  handlers.write("memmax", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("memmax", most_kilobytes_).finish();
    if (most_kilobytes_ != 0) most_kilobytes_ = std::max(most_kilobytes_, kLeastKilobytes);
    return status;
  });
  add_action_handler(handlers, "reset", [this] { reset(); });
  handlers.write("anno_level", [this](std::string_view text) { return set_level(text); });
}

REGISTER_ELEMENT(IPRateMonitor);

}  // namespace click
