#include "elements/ethernet/vlanencap.hh"

#include "elements/ethernet/vlan_handlers.hh"
#include "graph/registry.hh"

namespace click {

Status VLANEncap::configure(Args& args) {
  std::string tci;
  int id = -1;
  int priority = -1;
  Status status = args.positional("VLAN_TCI", tci)
                      .positional("VLAN_PCP", priority)
                      .keyword("VLAN_ID", id)
                      .keyword("NATIVE_VLAN", native_)
                      .keyword("ETHERTYPE", ether_type_)
                      .check([&] { return native_ >= -1 && native_ <= kVlanId; }, "NATIVE_VLAN must be from -1 to 4095")
                      .finish();
  if (status) status.add(tag_.read(tci, id, priority, true, 0xffff, args.context()));
  return status;
}

PortId VLANEncap::process(Packet& packet) {
  constexpr uint32_t kAddresses = 2 * sizeof(rte_ether_addr);
  uint16_t tci = tag_.of(packet);
  if ((rte_be_to_cpu_16(tci) & kVlanId) == native_) return 0;
  if (packet.length() < sizeof(rte_ether_hdr)) return dropped(DropReason::kTooShort);
  if (!packet.push(sizeof(rte_vlan_hdr))) return dropped(DropReason::kNoMemory);
  auto* data = rte_pktmbuf_mtod(packet.mbuf(), uint8_t*);
  std::memmove(data, data + sizeof(rte_vlan_hdr), kAddresses);
  auto* header = reinterpret_cast<VlanFrameHeader*>(data);
  header->tag_type = rte_cpu_to_be_16(ether_type_);
  header->tci = tci;
  if (packet.annotated()) packet.set_mac_header(0);
  return 0;
}

void VLANEncap::add_handlers(Handlers& handlers) { add_vlan_handlers(handlers, *this, tag_, "vlan_id"); }

REGISTER_ELEMENT(VLANEncap);

}  // namespace click
