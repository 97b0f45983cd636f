#include "elements/devices/kerneltap.hh"

#include "graph/registry.hh"

namespace click {

PortId KernelTap::output_of(Packet& packet) {
  packet.set_mac_header(0);
  return 0;
}

REGISTER_ELEMENT(KernelTap, kHostSockets);

}  // namespace click
