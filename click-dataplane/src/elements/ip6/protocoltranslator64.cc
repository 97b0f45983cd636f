#include "elements/ip6/protocoltranslator64.hh"

#include "elements/ip6/protocol_translation.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

PortId ProtocolTranslator64::process(Packet& packet) {
  return translate_6_to_4(packet,
                          static_cast<uint32_t>(packet.has_network_header() ? packet.network_header_offset() : 0));
}

REGISTER_ELEMENT(ProtocolTranslator64);

}  // namespace click
