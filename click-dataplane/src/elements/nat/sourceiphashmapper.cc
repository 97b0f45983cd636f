#include "elements/nat/sourceiphashmapper.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

Status SourceIPHashMapper::configure(Args& args) {
  std::vector<std::string> arguments = args.all();
  std::vector<std::string> words = arguments.empty() ? std::vector<std::string>() : split_words(arguments[0]);
  std::optional<ParsedInteger> nodes = words.size() == 2 ? parse_integer(words[0]) : std::nullopt;
  std::optional<ParsedInteger> seed = words.size() == 2 ? parse_integer(words[1]) : std::nullopt;
  if (!nodes || !seed || nodes->negative || nodes->magnitude == 0 || nodes->magnitude > 10'000)
    return Status::error("expected `NNODES SEED' first, with NNODES from 1 to 10000");
  seed_ = seed->magnitude;
  Status status;
  for (size_t i = 1; i < arguments.size(); ++i) {
    auto id = static_cast<uint32_t>(i - 1);
    status.add(add_pattern(arguments[i], id));
    for (uint64_t node = 0; node < nodes->magnitude; ++node)
      circle_.push_back({hash(uint64_t{id} << 32 | (node + 1)), static_cast<uint32_t>(i - 1)});
  }
  if (patterns_.empty()) status.add(Status::error("expected at least one `PATTERN FOUTPUT ROUTPUT [ID]'"));
  std::ranges::sort(circle_, {}, &Point::place);
  return status;
}

Status SourceIPHashMapper::add_pattern(const std::string& text, uint32_t& id) {
  std::vector<std::string> words = split_words(text);
  std::string pattern = text;
  bool has_id = words.size() == 4 || words.size() == 7;
  if (words.size() == 5) has_id = true;  // `SADDR DADDR FOUTPUT ROUTPUT ID'
  if (words.size() == 4 && words[0].find_first_of("-./") != std::string::npos) has_id = false;
  if (has_id) {
    std::optional<ParsedInteger> parsed = parse_integer(words.back());
    if (!parsed || parsed->negative || parsed->magnitude > UINT32_MAX)
      return Status::error("expected a number as the ID at the end of '" + text + "'");
    id = static_cast<uint32_t>(parsed->magnitude);
    words.pop_back();
    pattern.clear();
    for (const std::string& word : words) pattern += word + " ";
  }
  return RoutedPattern::parse(pattern, *this, UINT16_MAX, patterns_.emplace_back());
}

uint32_t SourceIPHashMapper::hash(uint64_t value) const {
  uint64_t mixed = (value ^ seed_ << 17 ^ seed_) * 0x9e3779b97f4a7c15;
  mixed = (mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ mixed >> 32) * 0x94d049bb133111eb;
  return static_cast<uint32_t>(mixed >> 32);
}

int SourceIPHashMapper::highest_output() const {
  int highest = 0;
  for (const RoutedPattern& pattern : patterns_) highest = std::max({highest, pattern.output, pattern.reply_output});
  return highest;
}

bool SourceIPHashMapper::is(RewritePattern::Form form) const {
  return std::ranges::all_of(patterns_, [&](const RoutedPattern& routed) { return routed.pattern.is(form); });
}

std::optional<RewriteTarget> SourceIPHashMapper::choose(const FlowKey& key, const FlowTable& table) {
  uint32_t place = hash(uint64_t{key.source} << 32);
  auto next = std::ranges::lower_bound(circle_, place, {}, &Point::place);
  if (next == circle_.end()) next = circle_.begin();
  return patterns_[next->pattern].apply(key, table);
}

REGISTER_ELEMENT(SourceIPHashMapper);

}  // namespace click
