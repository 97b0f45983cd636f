#include "elements/nat/iprewriter.hh"

#include "graph/registry.hh"

namespace click {

Status IPRewriter::configure(Args& args) {
  bool has_streaming = false;
  add_tcp_arguments(args);
  args.keyword("UDP_TIMEOUT", timeouts_.idle)
      .keyword("UDP_STREAMING_TIMEOUT", udp_streaming_, &has_streaming)
      .keyword("UDP_GUARANTEE", timeouts_.guarantee);
  Status status = configure_rewriter(args, RewritePattern::Form::kPorts);
  if (!has_streaming) udp_streaming_ = timeouts_.idle;
  return status;
}

void IPRewriter::add_handlers(Handlers& handlers) {
  Rewriter::add_handlers(handlers);
  for (const char* name : {"tcp_table", "tcp_mappings"})
    handlers.read(name, [this] { return table_text(IPPROTO_TCP); });
  for (const char* name : {"udp_table", "udp_mappings"})
    handlers.read(name, [this] { return table_text(IPPROTO_UDP); });
  handlers.query("tcp_lookup", [this](std::string_view text) { return look_up(text, IPPROTO_TCP); });
}

REGISTER_ELEMENT(IPRewriter);
REGISTER_ELEMENT_AS(IPRewriter, VanillaIPRewriter);

}  // namespace click
