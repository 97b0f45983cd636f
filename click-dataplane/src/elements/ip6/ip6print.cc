#include "elements/ip6/ip6print.hh"

#include <algorithm>
#include <cstdio>

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/log.hh"

namespace click {

Status IP6Print::configure(Args& args) {
  return args.positional("LABEL", label_).keyword("NBYTES", bytes_).keyword("CONTENTS", contents_).finish();
}

void IP6Print::print(const Packet& packet) const {
  std::string line = label_.empty() ? "" : label_ + ": ";
  const rte_ipv6_hdr* ip = ip6_header(packet);
  if (ip == nullptr) {
    log_line(LogLevel::kInfo, line + "(not an IPv6 packet)");
    return;
  }
  const auto* at = reinterpret_cast<const uint8_t*>(ip);
  auto left = static_cast<uint32_t>(packet.end() - at);
  std::string source = ip6_address(ip->src_addr).text();
  std::string destination = ip6_address(ip->dst_addr).text();
  std::optional<Ip6Transport> transport = ip6_transport(at, left);
  std::string what = "truncated headers";
  if (transport) {
    what = "protocol " + std::to_string(transport->protocol);
    bool has_ports = transport->protocol == IPPROTO_TCP || transport->protocol == IPPROTO_UDP;
    if (!transport->first_fragment) {
      what += " (fragment)";
    } else if (has_ports && left >= transport->offset + 4) {
      const uint8_t* ports = at + transport->offset;
      source += "." + std::to_string(ports[0] << 8 | ports[1]);
      destination += "." + std::to_string(ports[2] << 8 | ports[3]);
      what = transport->protocol == IPPROTO_TCP ? "tcp" : "udp";
    } else if (transport->protocol == IPPROTO_ICMPV6 && left >= transport->offset + 2) {
      what =
          "icmp6: type " + std::to_string(at[transport->offset]) + " code " + std::to_string(at[transport->offset + 1]);
    }
  }
  line += source + " > " + destination + ": " + what + ", hlim " + std::to_string(ip->hop_limits) + ", length " +
          std::to_string(rte_be_to_cpu_16(ip->payload_len));
  if (contents_) {
    line += "\n  ";
    for (uint32_t i = 0; i < std::min(left, bytes_); ++i) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%02x", at[i]);
      line += (i > 0 && i % 4 == 0 ? " " : "") + std::string(hex);
    }
  }
  log_line(LogLevel::kInfo, std::move(line));
}

void IP6Print::process(Packet& packet) { print(packet); }

REGISTER_ELEMENT(IP6Print);

}  // namespace click
