#include "elements/tcpudp/unstriptransportheader.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(UnstripTransportHeader);
REGISTER_ELEMENT_AS(UnstripTransportHeader, UnstripTCPHeader);

}  // namespace click
