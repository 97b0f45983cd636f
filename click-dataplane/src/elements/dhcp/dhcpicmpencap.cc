#include "elements/dhcp/dhcpicmpencap.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(DHCPICMPEncap);

}  // namespace click
