#include "elements/ethernet/ethervlanencap.hh"

#include <cstdio>

#include "elements/ethernet/vlan_handlers.hh"
#include "graph/registry.hh"

namespace click {

Status EtherVLANEncap::configure(Args& args) {
  std::string vlan;
  std::string tci;
  int id = -1;
  int priority = -1;
  Status status =
      args.mandatory("ETHERTYPE", ether_type_)
          .mandatory("SRC", source_)
          .mandatory("DST", destination_)
          .positional("VLAN", vlan)
          .positional("VLAN_PCP", priority)
          .keyword("VLAN_TCI", tci)
          .keyword("VLAN_ID", id)
          .keyword("NATIVE_VLAN", native_)
          .check([&] { return native_ >= -1 && native_ <= kVlanId; }, "NATIVE_VLAN must be from -1 to 4095")
          .check([&] { return vlan.empty() + tci.empty() + (id < 0) == 2; }, "give one of VLAN, VLAN_ID and VLAN_TCI")
          .finish();
  if (status)
    status.add(tag_.read(vlan.empty() ? tci : vlan, id, priority, true, vlan.empty() ? 0xffff : 0xffe, args.context()));
  return status;
}

PortId EtherVLANEncap::process(Packet& packet) {
  uint16_t tci = tag_.of(packet);
  bool tagged = (rte_be_to_cpu_16(tci) & kVlanId) != native_;
  if (!packet.push(tagged ? sizeof(VlanFrameHeader) : sizeof(rte_ether_hdr))) return dropped(DropReason::kNoMemory);
  auto* data = rte_pktmbuf_mtod(packet.mbuf(), uint8_t*);
  std::memcpy(data, destination_.bytes.data(), 6);
  std::memcpy(data + 6, source_.bytes.data(), 6);
  if (tagged) {
    auto* header = reinterpret_cast<VlanFrameHeader*>(data);
    header->tag_type = RTE_BE16(RTE_ETHER_TYPE_VLAN);
    header->tci = tci;
    header->ether_type = rte_cpu_to_be_16(ether_type_);
  } else {
    reinterpret_cast<rte_ether_hdr*>(data)->ether_type = rte_cpu_to_be_16(ether_type_);
  }
  if (packet.annotated()) packet.set_mac_header(0);
  return 0;
}

void EtherVLANEncap::add_handlers(Handlers& handlers) {
  add_value_handlers(handlers, *this, "src", source_);
  add_value_handlers(handlers, *this, "dst", destination_);
  handlers.read("ethertype", [this] {
    char text[8];
    std::snprintf(text, sizeof text, "0x%04X", ether_type_);
    return std::string(text);
  });
  add_write_handler(handlers, *this, "ethertype", ether_type_);
  add_vlan_handlers(handlers, *this, tag_, "vlan");
}

REGISTER_ELEMENT(EtherVLANEncap);

}  // namespace click
