#include "elements/nat/roundrobinipmapper.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status RoundRobinIPMapper::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all())
    status.add(RoutedPattern::parse(argument, *this, UINT16_MAX, patterns_.emplace_back()));
  if (patterns_.empty()) status.add(Status::error("expected at least one `PATTERN FOUTPUT ROUTPUT'"));
  return status;
}

Status RoundRobinIPMapper::take_state(Element& previous) {
  next_ = static_cast<RoundRobinIPMapper&>(previous).next_ % patterns_.size();
  return Status::ok();
}

int RoundRobinIPMapper::highest_output() const {
  int highest = 0;
  for (const RoutedPattern& pattern : patterns_) highest = std::max({highest, pattern.output, pattern.reply_output});
  return highest;
}

bool RoundRobinIPMapper::is(RewritePattern::Form form) const {
  return std::ranges::all_of(patterns_, [&](const RoutedPattern& routed) { return routed.pattern.is(form); });
}

std::optional<RewriteTarget> RoundRobinIPMapper::choose(const FlowKey& key, const FlowTable& table) {
  for (size_t i = 0; i < patterns_.size(); ++i) {
    RoutedPattern& pattern = patterns_[next_];
    next_ = (next_ + 1) % patterns_.size();
    if (std::optional<RewriteTarget> target = pattern.apply(key, table)) return target;
  }
  return std::nullopt;
}

REGISTER_ELEMENT(RoundRobinIPMapper);

}  // namespace click
