#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "elements/nat/flow_table.hh"
#include "support/status.hh"

namespace click {

class Element;

// How packets of new flows are rewritten: "SADDR SPORT DADDR DPORT", or for rewriters that know no ports "SADDR DADDR".
// A dash leaves a field as it is.
class RewritePattern {
 public:
  enum class Form : uint8_t {
    kPorts,
    kIdentifier,  // SPORT is ICMP's identifier, DPORT a dash
    kAddresses,
    kSource,  // DADDR is a dash
  };
  // Reads a pattern, or the name of one in IPRewriterPatterns.
  static Status parse(std::string_view text, const Element& element, RewritePattern& pattern);
  // The same, in this form and no other.
  static Status parse(std::string_view text, const Element& element, Form form, RewritePattern& pattern);

  // A rewritten key whose answers nobody else gets; nothing if there is none.
  std::optional<FlowKey> apply(const FlowKey& key, const FlowTable& table);

  // Whether the pattern can be used where this form is asked for.
  bool is(Form form) const;

 private:
  enum class Choice : uint8_t { kPreferSource, kRandom, kSequential };
  Status parse_words(const std::vector<std::string>& words, const Element& element);
  Status parse_source_port(std::string_view word);
  Status parse_source(std::string word, const Element& element);
  bool choose(FlowKey& rewritten, uint32_t own, const FlowTable& table);
  static bool is_free(const FlowKey& rewritten, const FlowTable& table);

  bool has_ports_ = false;
  // The source port, or in the form without ports the source address, is from a range.
  bool ranges_ports_ = false;
  bool ranges_addresses_ = false;
  uint32_t low_ = 0;  // host order
  uint32_t high_ = 0;
  Choice choice_ = Choice::kPreferSource;
  uint32_t next_ = 0;
  std::optional<uint32_t> source_;
  std::optional<uint32_t> destination_;
  std::optional<uint16_t> destination_port_;
  std::minstd_rand random_{std::random_device()()};
};

// What a flow becomes, and where its packets go.
struct RewriteTarget {
  FlowKey rewritten;
  int output = 0;
  int reply_output = 0;
};

// "PATTERN FOUTPUT ROUTPUT".
struct RoutedPattern {
  RewritePattern pattern;
  int output = 0;
  int reply_output = 0;

  // `outputs` is how many there are to choose from.
  static Status parse(std::string_view text, const Element& element, int outputs, RoutedPattern& routed);
  std::optional<RewriteTarget> apply(const FlowKey& key, const FlowTable& table);
};

// An element that chooses what new flows become; rewriters name it as an input.
class IpMapper {
 public:
  virtual ~IpMapper() = default;
  // The highest number of an output that it may choose.
  virtual int highest_output() const = 0;
  virtual bool is(RewritePattern::Form form) const = 0;
  virtual std::optional<RewriteTarget> choose(const FlowKey& key, const FlowTable& table) = 0;
};

// What happens to packets of one input that belong to no known flow.
struct RewriterInput {
  enum class Kind : uint8_t { kDrop, kPass, kMap };
  Kind kind = Kind::kDrop;
  int output = 0;              // of kPass
  RoutedPattern routed;        // `keep' is the pattern that changes nothing
  IpMapper* mapper = nullptr;  // instead of the pattern
  std::string pattern_text;

  static Status parse(std::string_view text, const Element& element, RewritePattern::Form form, RewriterInput& input);
  std::optional<RewriteTarget> target(const FlowKey& key, const FlowTable& table) {
    return mapper != nullptr ? mapper->choose(key, table) : routed.apply(key, table);
  }
};

// The kind of names under which IPRewriterPatterns keeps its patterns.
inline constexpr std::string_view kRewritePatternNames = "rewrite_pattern";

}  // namespace click
