#include "elements/ethernet/vlandecap.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status VLANDecap::configure(Args& args) {
  return args.keyword("ANNO", annotate_).keyword("ETHERTYPE", ether_type_).finish();
}

PortId VLANDecap::process(Packet& packet) {
  constexpr uint32_t kAddresses = 2 * sizeof(rte_ether_addr);
  uint16_t tci = 0;
  const auto* header = reinterpret_cast<const VlanFrameHeader*>(packet.data());
  if (packet.length() >= sizeof(VlanFrameHeader) && header->tag_type == rte_cpu_to_be_16(ether_type_)) {
    tci = header->tci;
    uint8_t* data = packet.writable_data();
    if (data == nullptr) return dropped(DropReason::kNoMemory);
    std::memmove(data + sizeof(rte_vlan_hdr), data, kAddresses);
    packet.pull(sizeof(rte_vlan_hdr));
    if (packet.annotated()) packet.set_mac_header(0);
  }
  if (annotate_) packet.set_annotation(kVlanTci, tci);
  return 0;
}

REGISTER_ELEMENT(VLANDecap);

}  // namespace click
