#include "elements/tunnel/stripgreheader.hh"

#include <optional>

#include "elements/tunnel/gre_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

PortId StripGREHeader::process(Packet& packet) {
  std::optional<GreHeader> header = GreHeader::read(packet, 0);
  if (!header) return dropped(DropReason::kMalformed);
  packet.pull(header->length);
  return 0;
}

REGISTER_ELEMENT(StripGREHeader);

}  // namespace click
