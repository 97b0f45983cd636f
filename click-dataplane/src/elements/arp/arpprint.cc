#include "elements/arp/arpprint.hh"

#include <cstdio>

#include "elements/arp/arp_packet.hh"
#include "graph/registry.hh"
#include "graph/value_handlers.hh"
#include "support/log.hh"

namespace click {

Status ARPPrint::configure(Args& args) {
  std::string file;
  return args.positional("LABEL", label_)
      .keyword("TIMESTAMP", timestamp_)
      .keyword("ETHER", ether_)
      .keyword("OUTFILE", file)
      .keyword("ACTIVE", active_)
      .check([&] { return file.empty(); }, "OUTFILE is not supported; the engine's log takes the lines")
      .finish();
}

void ARPPrint::print(const Packet& packet) const {
  std::string line = label_.empty() ? "" : label_ + ": ";
  if (timestamp_) {
    char time[32];
    std::snprintf(time, sizeof time, "%llu.%06llu: ", static_cast<unsigned long long>(packet.timestamp() / 1000000000),
                  static_cast<unsigned long long>(packet.timestamp() / 1000 % 1000000));
    line += time;
  }
  const uint8_t* data = packet.data();
  uint32_t length = packet.length();
  const auto* ether = reinterpret_cast<const rte_ether_hdr*>(data);
  if (length >= sizeof *ether && ether->ether_type == RTE_BE16(RTE_ETHER_TYPE_ARP)) {
    if (ether_) line += ether_address(ether->src_addr).text() + " > " + ether_address(ether->dst_addr).text() + ": ";
    data += sizeof *ether;
    length -= sizeof *ether;
  }
  const auto* arp = reinterpret_cast<const rte_arp_hdr*>(data);
  if (length < sizeof *arp) {
    log_line(LogLevel::kInfo, line + "truncated arp (" + std::to_string(length) + ")");
    return;
  }
  const rte_arp_ipv4& parties = arp->arp_data;
  std::string sender = IpAddress{parties.arp_sip}.text();
  std::string target = IpAddress{parties.arp_tip}.text();
  std::string sender_ether = ether_address(parties.arp_sha).text();
  uint16_t operation = rte_be_to_cpu_16(arp->arp_opcode);
  if (arp->arp_hardware != RTE_BE16(RTE_ARP_HRD_ETHER) || arp->arp_protocol != RTE_BE16(RTE_ETHER_TYPE_IPV4)) {
    line += "arp about other protocols (hardware " + std::to_string(rte_be_to_cpu_16(arp->arp_hardware)) +
            ", protocol " + std::to_string(rte_be_to_cpu_16(arp->arp_protocol)) + ")";
  } else if (operation == RTE_ARP_OP_REQUEST) {
    line += "arp who-has " + target + " tell " + sender;
  } else if (operation == RTE_ARP_OP_REPLY) {
    line += "arp reply " + sender + " is-at " + sender_ether;
  } else if (operation == RTE_ARP_OP_REVREQUEST) {
    line += "rarp who-is " + ether_address(parties.arp_tha).text() + " tell " + sender_ether;
  } else if (operation == RTE_ARP_OP_REVREPLY) {
    line += "rarp reply " + ether_address(parties.arp_tha).text() + " at " + target;
  } else {
    line += "arp operation " + std::to_string(operation);
  }
  log_line(LogLevel::kInfo, std::move(line));
}

void ARPPrint::add_handlers(Handlers& handlers) { add_value_handlers(handlers, *this, "active", active_); }

REGISTER_ELEMENT(ARPPrint);

}  // namespace click
