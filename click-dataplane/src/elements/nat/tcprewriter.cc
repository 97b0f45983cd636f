#include "elements/nat/tcprewriter.hh"

#include "graph/registry.hh"

namespace click {

Status TCPRewriter::configure(Args& args) {
  add_tcp_arguments(args);
  return configure_rewriter(args, RewritePattern::Form::kPorts);
}

void TCPRewriter::add_handlers(Handlers& handlers) {
  Rewriter::add_handlers(handlers);
  handlers.query("lookup", [this](std::string_view text) { return look_up(text, IPPROTO_TCP); });
}

REGISTER_ELEMENT(TCPRewriter);

}  // namespace click
