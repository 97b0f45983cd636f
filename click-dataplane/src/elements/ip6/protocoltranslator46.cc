#include "elements/ip6/protocoltranslator46.hh"

#include "elements/ip6/protocol_translation.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status ProtocolTranslator46::configure(Args& args) { return args.positional("PREFIX", prefix_).finish(); }

PortId ProtocolTranslator46::process(Packet& packet) {
  return translate_4_to_6(
      packet, static_cast<uint32_t>(packet.has_network_header() ? packet.network_header_offset() : 0), prefix_);
}

REGISTER_ELEMENT(ProtocolTranslator46);

}  // namespace click
