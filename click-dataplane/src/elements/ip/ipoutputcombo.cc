#include "elements/ip/ipoutputcombo.hh"

#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status IPOutputCombo::configure(Args& args) {
  Status status = args.mandatory("COLOR", color_).mandatory("IPADDR", address_).mandatory("MTU", mtu_).finish();
  options_.set_addresses(address_, {});
  return status;
}

bool IPOutputCombo::fix_source(Packet& packet) const {
  rte_ipv4_hdr* header = writable_ip_header(packet);
  if (header == nullptr) return false;
  header->hdr_checksum = checksum_after32(header->hdr_checksum, header->src_addr, address_.raw);
  header->src_addr = address_.raw;
  packet.set_annotation(kFixIpSource, uint8_t{0});
  return true;
}

void IPOutputCombo::tell_redirect(const Packet& packet) {
  if (Packet copy = packet.clone()) {
    checked_push(1, copy);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
}

REGISTER_ELEMENT(IPOutputCombo);

}  // namespace click
