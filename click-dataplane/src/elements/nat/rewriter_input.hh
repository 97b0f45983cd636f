#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "elements/nat/flow_table.hh"
#include "support/status.hh"

namespace click {

class Element;

// "SADDR SPORT DADDR DPORT": how packets of new flows are rewritten. A dash leaves a field as it is.
class RewritePattern {
 public:
  static Status parse(std::string_view text, const Element& element, RewritePattern& pattern);

  // A rewritten key whose answers nobody else gets; nothing if there is none.
  std::optional<FlowKey> apply(const FlowKey& key, const FlowTable& table);

 private:
  enum class Choice : uint8_t { kPreferSource, kRandom, kSequential };
  Status parse_source_port(std::string_view word);
  static bool is_free(const FlowKey& rewritten, const FlowTable& table);

  std::optional<uint32_t> source_;
  std::optional<uint32_t> destination_;
  std::optional<uint16_t> destination_port_;
  bool keeps_source_port_ = true;
  uint16_t low_ = 0;  // host order
  uint16_t high_ = 0;
  Choice choice_ = Choice::kPreferSource;
  uint32_t next_ = 0;
  std::minstd_rand random_{std::random_device()()};
};

// What happens to packets of one input that belong to no known flow.
struct RewriterInput {
  enum class Kind : uint8_t { kDrop, kPass, kMap };
  Kind kind = Kind::kDrop;
  int output = 0;
  int reply_output = 0;
  RewritePattern pattern;  // `keep' is the pattern that changes nothing

  static Status parse(std::string_view text, const Element& element, RewriterInput& input);
};

// The kind of names under which IPRewriterPatterns keeps its patterns.
inline constexpr std::string_view kRewritePatternNames = "rewrite_pattern";

}  // namespace click
