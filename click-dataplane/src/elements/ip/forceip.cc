#include "elements/ip/forceip.hh"

#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

PortId ForceIP::process(Packet& packet) {
  if (packet.length() < sizeof(rte_ipv4_hdr)) return dropped(DropReason::kTooShort);
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  auto* header = reinterpret_cast<rte_ipv4_hdr*>(data);
  header->version_ihl = 0x45;
  header->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(packet.length()));
  header->fragment_offset = 0;
  if (header->time_to_live == 0) header->time_to_live = 1;
  header->hdr_checksum = 0;
  header->hdr_checksum = rte_ipv4_cksum(header);
  packet.set_network_header(0, sizeof *header);
  return 0;
}

REGISTER_ELEMENT(ForceIP);

}  // namespace click
