#include "elements/nat/udprewriter.hh"

#include "graph/registry.hh"

namespace click {

Status UDPRewriter::configure(Args& args) {
  bool has_streaming = false;
  add_timeout_arguments(args);
  args.keyword("STREAMING_TIMEOUT", streaming_, &has_streaming);
  Status status = configure_rewriter(args, RewritePattern::Form::kPorts);
  if (!has_streaming) streaming_ = timeouts_.idle;
  return status;
}

REGISTER_ELEMENT(UDPRewriter);

}  // namespace click
