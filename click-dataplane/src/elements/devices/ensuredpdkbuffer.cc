#include "elements/devices/ensuredpdkbuffer.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status EnsureDPDKBuffer::configure(Args& args) {
  RawText ignored;
  return args.keyword("FORCE_COPY", ignored).keyword("EXTRA_HEADROOM", ignored).finish();
}

REGISTER_ELEMENT(EnsureDPDKBuffer);

}  // namespace click
