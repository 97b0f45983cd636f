#include "elements/dhcp/dhcpunicastencap.hh"

#include "graph/registry.hh"

namespace click {

REGISTER_ELEMENT(DHCPUnicastEncap);

}  // namespace click
