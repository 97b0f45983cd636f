#pragma once

#include <vector>

#include "elements/nat/rewriter_input.hh"
#include "graph/element.hh"

namespace click {

/*
=c
RoundRobinIPMapper(PATTERN1, ..., PATTERNN)

=s nat
spreads new flows of rewriters over several patterns in turn

=io
None.

=d
A rewriter that names this element as the INPUTSPEC of an input takes its patterns for new flows, one after the other; a
pattern that is used up is passed over. Each PATTERN is `SADDR SPORT DADDR DPORT FOUTPUT ROUTPUT' or `NAME FOUTPUT
ROUTPUT' with a NAME from IPRewriterPatterns, as for IPRewriter. Useful to balance load.

=e
  servers :: RoundRobinIPMapper(- - 10.0.0.1 - 0 1, - - 10.0.0.2 - 0 1);
  rw :: IPRewriter(servers, drop);

=a IPRewriter, SourceIPHashMapper, IPRewriterPatterns
*/
class RoundRobinIPMapper final : public Element, public IpMapper {
 public:
  const char* class_name() const override { return "RoundRobinIPMapper"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase + 2; }
  Status configure(Args& args) override;
  Status take_state(Element& previous) override;
  int highest_output() const override;
  bool is(RewritePattern::Form form) const override;
  std::optional<RewriteTarget> choose(const FlowKey& key, const FlowTable& table) override;

 private:
  std::vector<RoutedPattern> patterns_;
  size_t next_ = 0;
};

}  // namespace click
