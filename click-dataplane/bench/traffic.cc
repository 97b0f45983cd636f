#include "traffic.hh"

#include <netinet/in.h>
#include <rte_ether.h>
#include <rte_udp.h>

#include <cstring>
#include <fstream>
#include <random>
#include <set>
#include <stdexcept>

#include "packet/addresses.hh"

namespace click::bench {

std::vector<Route> routes(size_t count) {
  static constexpr int kLengths[] = {24, 24, 24, 24, 24, 24, 23, 22, 22, 21, 20, 19, 18, 17, 16, 24};
  std::mt19937 random(7);
  std::set<std::pair<uint32_t, int>> known;
  std::vector<Route> made;
  while (made.size() < count) {
    int length = random() % 256 == 0 ? 28 : kLengths[random() % std::size(kLengths)];
    // Unicast addresses only.
    uint32_t address = (0x01000000 + random() % 0xde000000) & (~uint32_t{0} << (32 - length));
    if (!known.emplace(address, length).second) continue;
    made.push_back({address, length, static_cast<int>(made.size() % 4)});
  }
  return made;
}

std::vector<FilterRule> filter_rules(size_t count) {
  std::vector<FilterRule> made;
  for (uint32_t i = 1; i < count; ++i) {
    auto port = static_cast<uint16_t>(6000 + i % 50000);
    uint32_t spread = i * 2654435761u >> 8;
    switch (i % 4) {
      case 0:
        made.push_back({false, 0xc0a80000 + i, 0x0a090000, 32, 16, IPPROTO_UDP, 5000});
        break;
      case 1:
        made.push_back({false, 0x0a000000, 0x0a090000 + (spread & 0xffff), 8, 32, IPPROTO_TCP, port});
        break;
      case 2:
        made.push_back({false, 0xac100000 + ((spread & 0xfff) << 8), 0x0a000000, 24, 8, IPPROTO_UDP, 0});
        break;
      default:
        made.push_back({false, 0x0a000000, 0x0a000000 + ((spread & 0x7f) << 17), 24, 15, IPPROTO_UDP, port});
    }
  }
  made.push_back({true, 0, 0x0a090000, 0, 16, IPPROTO_UDP, 5000});
  return made;
}

std::string text(const FilterRule& rule) {
  auto net = [](uint32_t address, int length) {
    return IpAddress{rte_cpu_to_be_32(address)}.text() + "/" + std::to_string(length);
  };
  std::string words = rule.allow ? "allow " : "deny ";
  if (rule.source_length != 0) words += "src net " + net(rule.source, rule.source_length) + " && ";
  words += "dst net " + net(rule.destination, rule.destination_length) + " && ";
  words += rule.protocol == IPPROTO_TCP ? "tcp" : "udp";
  if (rule.destination_port != 0) words += " && dst port " + std::to_string(rule.destination_port);
  return words;
}

std::string frame(const Flow& flow, unsigned length) {
  std::string bytes(length, '\0');
  auto* ether = reinterpret_cast<rte_ether_hdr*>(bytes.data());
  auto* ip = reinterpret_cast<rte_ipv4_hdr*>(ether + 1);
  auto* udp = reinterpret_cast<rte_udp_hdr*>(ip + 1);
  ether->dst_addr = {{2, 0, 0, 0, 0, 2}};
  ether->src_addr = {{2, 0, 0, 0, 0, 1}};
  ether->ether_type = RTE_BE16(RTE_ETHER_TYPE_IPV4);
  ip->version_ihl = 0x45;
  ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(length - sizeof *ether));
  ip->time_to_live = 64;
  ip->next_proto_id = IPPROTO_UDP;
  ip->src_addr = flow.source;
  ip->dst_addr = flow.destination;
  ip->hdr_checksum = rte_ipv4_cksum(ip);
  udp->src_port = flow.source_port;
  udp->dst_port = flow.destination_port;
  udp->dgram_len = rte_cpu_to_be_16(static_cast<uint16_t>(length - sizeof *ether - sizeof *ip));
  udp->dgram_cksum = rte_ipv4_udptcp_cksum(ip, udp);
  return bytes;
}

std::string frame(unsigned length) { return frame(kPlainFlow, length); }

void write_pcap(const std::string& path, const std::vector<std::string>& frames) {
  std::ofstream file(path, std::ios::binary);
  auto put = [&](auto number) { file.write(reinterpret_cast<const char*>(&number), sizeof number); };
  put(uint32_t{0xa1b2c3d4});
  put(uint16_t{2});
  put(uint16_t{4});
  for (uint32_t word : {0u, 0u, 65535u, 1u}) put(word);
  for (const std::string& bytes : frames) {
    auto length = static_cast<uint32_t>(bytes.size());
    for (uint32_t word : {0u, 0u, length, length}) put(word);
    file << bytes;
  }
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace click::bench
