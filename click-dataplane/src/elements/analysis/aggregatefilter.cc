#include "elements/analysis/aggregatefilter.hh"

#include <algorithm>
#include <map>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

Status AggregateFilter::read(const std::string& argument, std::vector<std::pair<uint64_t, uint64_t>>& spans,
                             PortId& verdict) const {
  std::vector<std::string> words = split_words(argument);
  if (words.size() < 2) return Status::error("expected `ACTION AGGREGATES', not '" + argument + "'");
  std::optional<ParsedInteger> output = parse_integer(words[0]);
  if (words[0] == "allow") {
    verdict = 0;
  } else if (words[0] == "drop" || words[0] == "deny") {
    verdict = dropped(DropReason::kFiltered);
  } else if (output && !output->negative && output->magnitude < static_cast<uint64_t>(output_count())) {
    verdict = static_cast<PortId>(output->magnitude);
  } else {
    return Status::error("expected allow, drop or the number of an output, not '" + words[0] + "'");
  }
  for (size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "all" || words[i] == "-") {
      spans.emplace_back(0, UINT32_MAX);
      continue;
    }
    size_t dash = words[i].find('-');
    std::optional<ParsedInteger> low = parse_integer(words[i].substr(0, dash));
    std::optional<ParsedInteger> high = dash == std::string::npos ? low : parse_integer(words[i].substr(dash + 1));
    if (!low || !high || low->negative || high->magnitude > UINT32_MAX || low->magnitude > high->magnitude)
      return Status::error("expected a number or LOW-HIGH, not '" + words[i] + "'");
    spans.emplace_back(low->magnitude, high->magnitude);
  }
  return Status::ok();
}

Status AggregateFilter::configure(Args& args) {
  Status status;
  // Where verdicts change; what was decided first stays.
  constexpr PortId kOpen = -1000;
  std::map<uint64_t, PortId> changes{{0, kOpen}};
  auto cut = [&](uint64_t at) { return changes.emplace(at, std::prev(changes.upper_bound(at))->second).first; };
  for (const std::string& argument : args.all()) {
    std::vector<std::pair<uint64_t, uint64_t>> spans;
    PortId verdict = 0;
    Status read_status = read(argument, spans, verdict);
    status.add(read_status);
    bool used = false;
    for (auto [low, high] : spans) {
      cut(high + 1);
      for (auto at = cut(low); at != changes.end() && at->first <= high; ++at) {
        used = used || at->second == kOpen;
        if (at->second == kOpen) at->second = verdict;
      }
    }
    if (read_status && !used) log_warning("nothing is left for '" + argument + "': earlier arguments take it all");
  }
  for (auto [low, verdict] : changes) {
    if (low <= UINT32_MAX)
      ranges_.push_back({static_cast<uint32_t>(low), verdict == kOpen ? dropped(DropReason::kFiltered) : verdict});
  }
  return status;
}

PortId AggregateFilter::process(Packet& packet) {
  uint32_t aggregate = packet.annotation<uint32_t>(kAggregate);
  auto next = std::ranges::upper_bound(ranges_, aggregate, {}, &Range::low);
  return std::prev(next)->verdict;
}

REGISTER_ELEMENT(AggregateFilter);

}  // namespace click
