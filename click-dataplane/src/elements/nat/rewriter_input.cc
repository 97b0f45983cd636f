#include "elements/nat/rewriter_input.hh"

#include <rte_byteorder.h>

#include "graph/argument_types.hh"
#include "graph/element.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {
namespace {

std::optional<uint16_t> port(std::string_view word) {
  std::optional<ParsedInteger> parsed = parse_integer(word);
  if (!parsed || parsed->negative || parsed->magnitude > 65535) return std::nullopt;
  return static_cast<uint16_t>(parsed->magnitude);
}

Status read_address(const std::string& word, const Element& element, std::optional<uint32_t>& address) {
  if (word == "-") return Status::ok();
  IpAddress parsed;
  if (ArgumentType<IpAddress>::parse(word, parsed, ArgumentContext{element})) {
    return Status::error("expected an IP address or `-', not '" + word + "'");
  }
  address = parsed.raw;
  return Status::ok();
}

}  // namespace

// "-", "80", "1024-65535", and the latter with "#" (one after the other) or "?" (at random) behind it.
Status RewritePattern::parse_source_port(std::string_view word) {
  if (word == "-") return Status::ok();
  Status wrong = Status::error("expected a source port, a range LOW-HIGH, or `-', not '" + std::string(word) + "'");
  keeps_source_port_ = false;
  if (word.ends_with('#')) choice_ = Choice::kSequential;
  if (word.ends_with('?')) choice_ = Choice::kRandom;
  if (choice_ != Choice::kPreferSource) word.remove_suffix(1);
  size_t dash = word.find('-');
  std::optional<uint16_t> low = port(word.substr(0, dash));
  std::optional<uint16_t> high = dash == std::string_view::npos ? low : port(word.substr(dash + 1));
  if (!low || !high || *low > *high) return wrong;
  low_ = *low;
  high_ = *high;
  return Status::ok();
}

Status RewritePattern::parse(std::string_view text, const Element& element, RewritePattern& pattern) {
  std::vector<std::string> words = split_words(text);
  if (words.size() != 4) return Status::error("expected `SADDR SPORT DADDR DPORT', not '" + std::string(text) + "'");
  Status status = read_address(words[0], element, pattern.source_);
  status.add(pattern.parse_source_port(words[1]));
  status.add(read_address(words[2], element, pattern.destination_));
  if (words[3] != "-") {
    std::optional<uint16_t> parsed = port(words[3]);
    if (!parsed) status.add(Status::error("expected a destination port or `-', not '" + words[3] + "'"));
    pattern.destination_port_ = parsed;
  }
  return status;
}

// The answers must come back to this flow and no other.
bool RewritePattern::is_free(const FlowKey& rewritten, const FlowTable& table) {
  return table.find(rewritten.reversed()) == FlowTable::kNone;
}

std::optional<FlowKey> RewritePattern::apply(const FlowKey& key, const FlowTable& table) {
  FlowKey rewritten = key;
  rewritten.source = source_.value_or(key.source);
  rewritten.destination = destination_.value_or(key.destination);
  if (destination_port_) rewritten.destination_port = rte_cpu_to_be_16(*destination_port_);
  if (keeps_source_port_) return is_free(rewritten, table) ? std::optional(rewritten) : std::nullopt;

  uint32_t count = uint32_t{high_} - low_ + 1;
  uint32_t own = rte_be_to_cpu_16(key.source_port);
  if (choice_ == Choice::kPreferSource && own >= low_ && own <= high_ && is_free(rewritten, table)) return rewritten;
  uint32_t first = choice_ == Choice::kSequential ? next_ : static_cast<uint32_t>(random_() % count);
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t chosen = (first + i) % count;
    rewritten.source_port = rte_cpu_to_be_16(static_cast<uint16_t>(low_ + chosen));
    if (!is_free(rewritten, table)) continue;
    next_ = (chosen + 1) % count;
    return rewritten;
  }
  return std::nullopt;
}

Status RewriterInput::parse(std::string_view text, const Element& element, RewriterInput& input) {
  std::string_view rest = text;
  std::string word = take_word(rest);
  std::vector<std::string> words = split_words(rest);
  auto take_output = [&](int& output) {
    std::optional<uint16_t> number = words.empty() ? std::nullopt : port(words.back());
    if (!number) return Status::error("expected the number of an output at the end of '" + std::string(text) + "'");
    if (*number >= element.output_count()) return Status::error("output " + words.back() + " is not connected");
    words.pop_back();
    output = *number;
    return Status::ok();
  };
  if ((word == "drop" || word == "discard") && words.empty()) return Status::ok();
  if (word == "pass" || word == "passthrough" || word == "nochange") {
    input.kind = Kind::kPass;
    Status status = words.empty() && element.output_count() > 0 ? Status::ok() : take_output(input.output);
    return status && !words.empty() ? Status::error("too many words in '" + std::string(text) + "'") : status;
  }
  if (word != "keep" && word != "pattern") {
    return Status::error("expected drop, pass, keep or pattern, not '" + std::string(text) + "'" +
                         suggestion(word, {"drop", "pass", "keep", "pattern"}));
  }
  input.kind = Kind::kMap;
  Status status = take_output(input.reply_output);
  if (status) status.add(take_output(input.output));
  if (!status) return status;
  if (word == "keep")
    return words.empty() ? status : Status::error("expected `keep FOUTPUT ROUTPUT', not '" + std::string(text) + "'");
  std::string pattern;
  for (const std::string& part : words) pattern += (pattern.empty() ? "" : " ") + part;
  if (words.size() == 1) {
    const std::string* named = element.router().names().find(kRewritePatternNames, words[0], element.name());
    if (named == nullptr) return Status::error("there is no pattern '" + words[0] + "' in any IPRewriterPatterns");
    pattern = *named;
  }
  return RewritePattern::parse(pattern, element, input.pattern);
}

}  // namespace click
