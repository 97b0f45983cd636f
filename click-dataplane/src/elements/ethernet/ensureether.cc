#include "elements/ethernet/ensureether.hh"

#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status EnsureEther::configure(Args& args) {
  return args.positional("ETHERTYPE", ether_type_).positional("SRC", source_).positional("DST", destination_).finish();
}

PortId EnsureEther::process(Packet& packet) {
  if (!packet.has_network_header() || packet.network_header_offset() != 0) return 0;
  // What stands in front of the packet counts only if its annotation says that a header did.
  bool stripped = packet.headroom() >= sizeof(rte_ether_hdr) && packet.annotations().mac_header != 0 &&
                  packet.mac_header() + sizeof(rte_ether_hdr) == packet.data();
  if (!packet.push(sizeof(rte_ether_hdr))) return dropped(DropReason::kNoMemory);
  auto* header = rte_pktmbuf_mtod(packet.mbuf(), rte_ether_hdr*);
  if (!stripped || header->ether_type != rte_cpu_to_be_16(ether_type_)) {
    std::memcpy(&header->dst_addr, destination_.bytes.data(), 6);
    std::memcpy(&header->src_addr, source_.bytes.data(), 6);
    header->ether_type = rte_cpu_to_be_16(ether_type_);
  }
  packet.set_mac_header(0);
  return 0;
}

REGISTER_ELEMENT(EnsureEther);

}  // namespace click
