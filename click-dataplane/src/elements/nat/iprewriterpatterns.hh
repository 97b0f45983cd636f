#pragma once

#include "graph/element.hh"

namespace click {

/*
=c
IPRewriterPatterns(NAME SADDR SPORT DADDR DPORT, ...)

=s nat
gives names to patterns of rewriters

=io
None.

=d
Each argument names a pattern, for `pattern NAME FOUTPUT ROUTPUT' of IPRewriter and its like. Patterns of IPAddrRewriter
and IPAddrPairRewriter, `SADDR DADDR', can have names as well. No two patterns may have the same name.

=a IPRewriter, IPAddrRewriter
*/
class IPRewriterPatterns final : public Element {
 public:
  const char* class_name() const override { return "IPRewriterPatterns"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase + 1; }
  Status configure(Args& args) override;
};

}  // namespace click
