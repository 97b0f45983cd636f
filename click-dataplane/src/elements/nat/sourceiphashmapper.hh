#pragma once

#include <vector>

#include "elements/nat/rewriter_input.hh"
#include "graph/element.hh"

namespace click {

/*
=c
SourceIPHashMapper(NNODES SEED, PATTERN1, ..., PATTERNN)

=s nat
spreads new flows of rewriters over several patterns by their source

=io
None.

=d
A rewriter that names this element as the INPUTSPEC of an input takes its patterns for new flows; all flows from one
source address get the same pattern. The choice is by consistent hashing: when a pattern is added or taken away, few
sources change to another. Each PATTERN is `SADDR SPORT DADDR DPORT FOUTPUT ROUTPUT [ID]' or `NAME FOUTPUT ROUTPUT
[ID]' with a NAME from IPRewriterPatterns; ID is a number that stands for the server behind the pattern and should stay
the same when others come and go. Default is the pattern's place in the list. When the pattern is used up, the packet is
dropped.

NNODES is the number of points per pattern on the circle of hashes; more points spread the load more evenly, and 100 to
200 are usual. SEED is a number on which the points depend: elements with the same SEED choose alike.

=e
  servers :: SourceIPHashMapper(160 0xbadbeef, - - 10.0.0.1 - 0 1 1, - - 10.0.0.2 - 0 1 2);
  rw :: IPRewriter(servers, drop);

=a IPRewriter, RoundRobinIPMapper, IPRewriterPatterns
*/
class SourceIPHashMapper final : public Element, public IpMapper {
 public:
  const char* class_name() const override { return "SourceIPHashMapper"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase + 2; }
  Status configure(Args& args) override;
  int highest_output() const override;
  bool is(RewritePattern::Form form) const override;
  std::optional<RewriteTarget> choose(const FlowKey& key, const FlowTable& table) override;

 private:
  struct Point {
    uint32_t place;
    uint32_t pattern;
  };
  Status add_pattern(const std::string& text, uint32_t& id);
  uint32_t hash(uint64_t value) const;

  std::vector<RoutedPattern> patterns_;
  std::vector<Point> circle_;  // in the order of places
  uint64_t seed_ = 0;
};

}  // namespace click
