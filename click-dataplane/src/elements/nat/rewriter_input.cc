#include "elements/nat/rewriter_input.hh"

#include <rte_byteorder.h>

#include <algorithm>

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

// Takes the number of an output off the end of `words`.
Status take_output(std::vector<std::string>& words, std::string_view text, int outputs, int& output) {
  std::optional<uint16_t> number = words.empty() ? std::nullopt : port(words.back());
  if (!number) return Status::error("expected the number of an output at the end of '" + std::string(text) + "'");
  if (*number >= outputs) return Status::error("output " + words.back() + " is not connected");
  words.pop_back();
  output = *number;
  return Status::ok();
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

// "-", "80", "1024-65535", and the latter with "#" (one after the other) or "?" (at random) behind it.
Status RewritePattern::parse_source_port(std::string_view word) {
  if (word == "-") return Status::ok();
  Status wrong = Status::error("expected a source port, a range LOW-HIGH, or `-', not '" + std::string(word) + "'");
  ranges_ports_ = true;
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

// "-", "1.0.0.1", "1.0.0.1-1.0.0.9", "1.0.0.0/24", and the latter two with "#" behind them.
Status RewritePattern::parse_source(std::string word, const Element& element) {
  Status wrong = Status::error("expected a source address, a range LOW-HIGH, a network, or `-', not '" + word + "'");
  ArgumentContext context{element};
  choice_ = Choice::kRandom;
  if (word.ends_with('#')) {
    choice_ = Choice::kSequential;
    word.pop_back();
  }
  size_t dash = word.find('-');
  size_t slash = word.find('/');
  IpAddress low;
  IpAddress high;
  if (word != "-" && dash != std::string::npos) {
    if (ArgumentType<IpAddress>::parse(word.substr(0, dash), low, context) ||
        ArgumentType<IpAddress>::parse(word.substr(dash + 1), high, context)) {
      return wrong;
    }
  } else if (slash != std::string::npos) {
    IpPrefix prefix;
    if (ArgumentType<IpPrefix>::parse(word, prefix, context)) return wrong;
    low.raw = prefix.address.raw & prefix.mask.raw;
    high.raw = low.raw | ~prefix.mask.raw;
  } else {
    return read_address(word, element, source_) ? Status::ok() : wrong;
  }
  low_ = rte_be_to_cpu_32(low.raw);
  high_ = rte_be_to_cpu_32(high.raw);
  if (low_ > high_) return wrong;
  // The network's own address and its broadcast address belong to nobody.
  if (slash != std::string::npos && high_ - low_ >= 3) {
    ++low_;
    --high_;
  }
  ranges_addresses_ = true;
  return Status::ok();
}

Status RewritePattern::parse_words(const std::vector<std::string>& words, const Element& element) {
  if (words.size() == 2) {
    Status status = parse_source(words[0], element);
    status.add(read_address(words[1], element, destination_));
    return status;
  }
  has_ports_ = true;
  Status status = read_address(words[0], element, source_);
  status.add(parse_source_port(words[1]));
  status.add(read_address(words[2], element, destination_));
  if (words[3] != "-") {
    std::optional<uint16_t> parsed = port(words[3]);
    if (!parsed) status.add(Status::error("expected a destination port or `-', not '" + words[3] + "'"));
    destination_port_ = parsed;
  }
  return status;
}

Status RewritePattern::parse(std::string_view text, const Element& element, RewritePattern& pattern) {
  std::vector<std::string> words = split_words(text);
  std::string where = "'" + std::string(text) + "'";
  if (words.size() == 1) {
    const std::string* named = element.router().names().find(kRewritePatternNames, words[0], element.name());
    if (named == nullptr) return Status::error("there is no pattern " + where + " in any IPRewriterPatterns");
    words = split_words(*named);
  }
  if (words.size() == 2 || words.size() == 4) return pattern.parse_words(words, element);
  return Status::error("expected `SADDR SPORT DADDR DPORT' or `SADDR DADDR', not " + where);
}

Status RewritePattern::parse(std::string_view text, const Element& element, Form form, RewritePattern& pattern) {
  Status status = parse(text, element, pattern);
  if (!status || pattern.is(form)) return status;
  static constexpr const char* kForms[] = {"SADDR SPORT DADDR DPORT", "SADDR SPORT DADDR -", "SADDR DADDR", "SADDR -"};
  return Status::error(std::string("expected `") + kForms[static_cast<size_t>(form)] + "', not '" + std::string(text) +
                       "'");
}

bool RewritePattern::is(Form form) const {
  switch (form) {
    case Form::kPorts:
      return has_ports_;
    case Form::kIdentifier:
      return has_ports_ && !destination_port_;
    case Form::kAddresses:
      return !has_ports_;
    case Form::kSource:
      return !has_ports_ && !destination_;
  }
  return false;
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
  bool found = true;
  if (ranges_ports_) {
    found = choose(rewritten, rte_be_to_cpu_16(key.source_port), table);
  } else if (ranges_addresses_) {
    found = choose(rewritten, rte_be_to_cpu_32(key.source), table);
  } else {
    found = is_free(rewritten, table);
  }
  return found ? std::optional(rewritten) : std::nullopt;
}

// Sets the source to one of the range that is free.
bool RewritePattern::choose(FlowKey& rewritten, uint32_t own, const FlowTable& table) {
  auto set = [&](uint32_t value) {
    if (ranges_ports_) {
      rewritten.source_port = rte_cpu_to_be_16(static_cast<uint16_t>(value));
    } else {
      rewritten.source = rte_cpu_to_be_32(value);
    }
    return is_free(rewritten, table);
  };
  if (choice_ == Choice::kPreferSource && own >= low_ && own <= high_ && set(own)) return true;
  uint64_t count = uint64_t{high_} - low_ + 1;
  uint64_t first = choice_ == Choice::kSequential ? next_ : random_() % count;
  // Beyond so many, a range is as good as used up.
  for (uint64_t i = 0; i < std::min<uint64_t>(count, 65536); ++i) {
    auto chosen = static_cast<uint32_t>((first + i) % count);
    if (!set(low_ + chosen)) continue;
    next_ = static_cast<uint32_t>((chosen + uint64_t{1}) % count);
    return true;
  }
  return false;
}

Status RoutedPattern::parse(std::string_view text, const Element& element, int outputs, RoutedPattern& routed) {
  std::vector<std::string> words = split_words(text);
  Status status = take_output(words, text, outputs, routed.reply_output);
  if (status) status.add(take_output(words, text, outputs, routed.output));
  return status ? RewritePattern::parse(joined(words), element, routed.pattern) : status;
}

std::optional<RewriteTarget> RoutedPattern::apply(const FlowKey& key, const FlowTable& table) {
  std::optional<FlowKey> rewritten = pattern.apply(key, table);
  if (!rewritten) return std::nullopt;
  return RewriteTarget{*rewritten, output, reply_output};
}

Status RewriterInput::parse(std::string_view text, const Element& element, RewritePattern::Form form,
                            RewriterInput& input) {
  std::string_view rest = text;
  std::string word = take_word(rest);
  std::vector<std::string> words = split_words(rest);
  int outputs = element.output_count();
  if ((word == "drop" || word == "discard") && words.empty()) return Status::ok();
  if (word == "pass" || word == "passthrough" || word == "nochange") {
    input.kind = Kind::kPass;
    Status status = words.empty() && outputs > 0 ? Status::ok() : take_output(words, text, outputs, input.output);
    return status && !words.empty() ? Status::error("too many words in '" + std::string(text) + "'") : status;
  }
  input.kind = Kind::kMap;
  if (word == "keep") {
    Status status = take_output(words, text, outputs, input.routed.reply_output);
    if (status) status.add(take_output(words, text, outputs, input.routed.output));
    if (!status || words.empty()) return status;
    return Status::error("expected `keep FOUTPUT ROUTPUT', not '" + std::string(text) + "'");
  }
  if (word == "pattern") {
    input.pattern_text = joined(words);
    Status status = RoutedPattern::parse(rest, element, outputs, input.routed);
    if (!status || input.routed.pattern.is(form)) return status;
    words.resize(words.size() - 2);
    return RewritePattern::parse(joined(words), element, form, input.routed.pattern);
  }
  input.mapper = words.empty() ? dynamic_cast<IpMapper*>(element.router().find(word, element.name())) : nullptr;
  if (input.mapper == nullptr) {
    return Status::error(
        "expected drop, pass, keep, pattern or the name of a mapper such as RoundRobinIPMapper, not '" +
        std::string(text) + "'" + suggestion(word, {"drop", "pass", "keep", "pattern"}));
  }
  if (!input.mapper->is(form)) return Status::error("the patterns of '" + word + "' do not fit this rewriter");
  if (input.mapper->highest_output() < outputs) return Status::ok();
  return Status::error("'" + word + "' sends packets to output " + std::to_string(input.mapper->highest_output()) +
                       ", which is not connected");
}

}  // namespace click
