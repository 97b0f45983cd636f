#include "elements/control/progressbar.hh"

#include <algorithm>
#include <cstdio>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "support/text.hh"

namespace click {
namespace {

constexpr size_t kWidth = 32;

std::string time_text(uint64_t seconds) {
  char text[40];
  if (seconds < 3600) {
    std::snprintf(text, sizeof text, "%02u:%02u", static_cast<unsigned>(seconds / 60),
                  static_cast<unsigned>(seconds % 60));
  } else {
    std::snprintf(text, sizeof text, "%llu:%02u:%02u", static_cast<unsigned long long>(seconds / 3600),
                  static_cast<unsigned>(seconds / 60 % 60), static_cast<unsigned>(seconds % 60));
  }
  return text;
}

// "23315K": as many digits as fit into six places.
std::string amount_text(uint64_t amount) {
  static constexpr char kUnits[] = " KMGTPE";
  size_t unit = 0;
  for (; amount >= 100'000 && unit + 2 < sizeof kUnits; ++unit) amount /= 1024;
  return std::to_string(amount) + (unit == 0 ? "" : std::string(1, kUnits[unit]));
}

}  // namespace

Status ProgressBar::configure(Args& args) {
  return args.mandatory("POSHANDLER", position_handlers_)
      .positional("SIZEHANDLER", size_handlers_)
      .keyword("BANNER", banner_)
      .keyword("UPDATE", update_)
      .keyword("FIXED_SIZE", fixed_size_)
      .keyword("ACTIVE", active_)
      .check([this] { return update_.count() >= 1'000'000; }, "UPDATE must be at least 1ms")
      .finish();
}

Status ProgressBar::initialize() {
  timer_.initialize();
  if (active_) timer_.schedule_now();
  return Status::ok();
}

std::optional<uint64_t> ProgressBar::sum(const std::string& handlers) const {
  std::vector<std::string> all = split_words(handlers);
  uint64_t total = 0;
  for (const std::string& handler : all) {
    HandlerResult result = router().read_handler(handler, "", name());
    std::optional<ParsedInteger> value = parse_integer(trim(result.value));
    if (!result.status || !value || value->negative) return std::nullopt;
    total += value->magnitude;
  }
  return all.empty() ? std::nullopt : std::optional(total);
}

void ProgressBar::begin() {
  begun_ = true;
  done_ = false;
  begin_ = router().now();
  size_ = fixed_size_ != 0 ? std::optional(fixed_size_) : sum(size_handlers_);
  first_position_ = last_position_ = sum(position_handlers_).value_or(0);
}

void ProgressBar::run_timer(Timer&) {
  if (!active_ || done_) return;
  if (!begun_) begin();
  last_position_ = sum(position_handlers_).value_or(last_position_);
  if (size_ && last_position_ >= *size_) return finish("\n");
  draw("");
  timer_.reschedule_after(update_);
}

//  74% |**************     | 23315K    00:01 ETA
void ProgressBar::draw(const char* end) {
  std::string bar(kWidth, ' ');
  char percent[8] = "    ";
  std::string left = "--:--";
  if (size_) {
    double share = *size_ == 0 ? 1 : std::min(1.0, static_cast<double>(last_position_) / static_cast<double>(*size_));
    std::fill_n(bar.begin(), static_cast<size_t>(share * kWidth), '*');
    std::snprintf(percent, sizeof percent, "%3d%%", static_cast<int>(share * 100));
    double passed = static_cast<double>(std::max<int64_t>(router().now() - begin_, 0)) / 1e9;
    uint64_t moved = last_position_ - std::min(last_position_, first_position_);
    uint64_t rest = *size_ - std::min(*size_, last_position_);
    if (moved != 0)
      left = time_text(static_cast<uint64_t>(passed * static_cast<double>(rest) / static_cast<double>(moved) + 0.5));
  } else {
    std::fill_n(bar.begin() + drawings_ % (kWidth - 3), 3, '*');
  }
  ++drawings_;
  std::fprintf(stderr, "\r%s%s%s |%s| %6s    %s ETA%s", banner_.c_str(), banner_.empty() ? "" : " ", percent,
               bar.c_str(), amount_text(last_position_).c_str(), left.c_str(), end);
  std::fflush(stderr);
}

void ProgressBar::finish(const char* how) {
  if (done_) return;
  if (!begun_) begin();
  done_ = true;
  timer_.unschedule();
  last_position_ = sum(position_handlers_).value_or(last_position_);
  if (active_) draw(how);
}

void ProgressBar::add_handlers(Handlers& handlers) {
  add_action_handler(handlers, "mark_stopped", [this] { finish(" stopped\n"); });
  add_action_handler(handlers, "mark_done", [this] { finish("\n"); });
  add_action_handler(handlers, "reset", [this] {
    begun_ = done_ = false;
    active_ = true;
    timer_.schedule_now();
  });
  add_value_handlers(handlers, *this, "banner", banner_);
  add_value_handlers(handlers, *this, "poshandler", position_handlers_);
  add_value_handlers(handlers, *this, "sizehandler", size_handlers_);
  add_read_handler(handlers, "active", active_);
  handlers.write("active", [this](std::string_view text) {
    Status status = Args({std::string(text)}, *this).mandatory("active", active_).finish();
    if (status && active_ && !done_) timer_.schedule_now();
    return status;
  });
}

REGISTER_ELEMENT(ProgressBar);

}  // namespace click
