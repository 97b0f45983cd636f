#include "elements/nat/iprewriterpatterns.hh"

#include "elements/nat/rewriter_input.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status IPRewriterPatterns::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    std::string_view rest = argument;
    std::string name = take_word(rest);
    RewritePattern pattern;
    status.add(RewritePattern::parse(rest, *this, pattern));
    if (router().names().define(kRewritePatternNames, name, std::string(rest), this->name())) continue;
    status.add(Status::error("there is another pattern '" + name + "' already"));
  }
  return status;
}

REGISTER_ELEMENT(IPRewriterPatterns);

}  // namespace click
