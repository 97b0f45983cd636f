#include "hand.hh"

#include <netinet/in.h>
#include <rte_acl.h>
#include <rte_cycles.h>
#include <rte_ethdev.h>
#include <rte_hash.h>
#include <rte_hash_crc.h>
#include <rte_lpm.h>
#include <rte_udp.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "packet/pool.hh"

namespace click::bench {
namespace {

constexpr uint16_t kBurst = 64;
constexpr rte_ether_addr kOwn{{2, 0, 0, 0, 0, 9}};

rte_ipv4_hdr* ip_of(rte_mbuf* mbuf) { return rte_pktmbuf_mtod_offset(mbuf, rte_ipv4_hdr*, sizeof(rte_ether_hdr)); }

// A work gets the packets of a burst and answers how many of them, from the front, are to be sent; it has freed the
// others.
template <class Work>
HandLoop loop(Work work) {
  return [work = std::move(work)](uint16_t port, uint64_t until) mutable {
    uint64_t packets = 0;
    while (rte_rdtsc() < until) {
      for (int i = 0; i < 64; ++i) {
        rte_mbuf* mbufs[kBurst];
        uint16_t count = rte_eth_rx_burst(port, 0, mbufs, kBurst);
        count = work(mbufs, count);
        uint16_t sent = rte_eth_tx_burst(port, 0, mbufs, count);
        if (sent < count) rte_pktmbuf_free_bulk(mbufs + sent, count - sent);
        packets += sent;
      }
    }
    return packets;
  };
}

bool good_header(const rte_ipv4_hdr& ip, const rte_mbuf* mbuf) {
  return ip.version_ihl == 0x45 && rte_be_to_cpu_16(ip.total_length) + sizeof(rte_ether_hdr) <= mbuf->data_len &&
         rte_raw_cksum(&ip, sizeof ip) == 0xffff && ip.time_to_live > 1;
}

void decrement_ttl(rte_ipv4_hdr& ip) {
  --ip.time_to_live;
  uint32_t sum = uint32_t{ip.hdr_checksum} + RTE_BE16(0x0100);
  ip.hdr_checksum = static_cast<uint16_t>(sum + (sum >> 16));
}

// Keeps the packets for which `keep` is true, frees the others.
template <class Keep>
uint16_t filtered(rte_mbuf** mbufs, uint16_t count, Keep keep) {
  uint16_t kept = 0;
  for (uint16_t i = 0; i < count; ++i) {
    if (keep(i)) [[likely]] {
      mbufs[kept++] = mbufs[i];
    } else {
      rte_pktmbuf_free(mbufs[i]);
    }
  }
  return kept;
}

void write_ether(rte_mbuf* mbuf, const rte_ether_addr& to) {
  auto* ether = rte_pktmbuf_mtod(mbuf, rte_ether_hdr*);
  ether->dst_addr = to;
  ether->src_addr = kOwn;
  ether->ether_type = RTE_BE16(RTE_ETHER_TYPE_IPV4);
}

template <class T>
std::shared_ptr<T> owned(T* made, void (*free)(T*), const char* what) {
  if (made == nullptr) throw std::runtime_error(std::string("cannot make ") + what);
  return {made, free};
}

std::string name(const char* what) {
  static int next = 0;
  return what + std::to_string(next++);
}

std::shared_ptr<rte_lpm> lpm(const std::vector<Route>& routes) {
  rte_lpm_config config{static_cast<uint32_t>(routes.size() + 16), 1 << 16, 0};
  auto table = owned(rte_lpm_create(name("lpm").c_str(), SOCKET_ID_ANY, &config), rte_lpm_free, "rte_lpm");
  for (const Route& route : routes) {
    int result =
        rte_lpm_add(table.get(), route.address, static_cast<uint8_t>(route.length), static_cast<uint32_t>(route.hop));
    if (result != 0) throw std::runtime_error("rte_lpm takes no more routes");
  }
  return table;
}

enum Field : uint8_t { kProtocol, kSource, kDestination, kSourcePort, kDestinationPort, kFieldCount };
RTE_ACL_RULE_DEF(AclRule, kFieldCount);
constexpr uint32_t kDeny = 1;
constexpr uint32_t kAllow = 2;

std::shared_ptr<rte_acl_ctx> acl(const std::vector<FilterRule>& rules) {
  std::string id = name("acl");
  rte_acl_param parameters{id.c_str(), SOCKET_ID_ANY, RTE_ACL_RULE_SZ(kFieldCount),
                           static_cast<uint32_t>(rules.size())};
  auto context = owned(rte_acl_create(&parameters), rte_acl_free, "rte_acl");
  for (size_t i = 0; i < rules.size(); ++i) {
    const FilterRule& rule = rules[i];
    AclRule made{};
    made.data.category_mask = 1;
    made.data.priority = static_cast<int32_t>(rules.size() - i);
    made.data.userdata = rule.allow ? kAllow : kDeny;
    made.field[kProtocol].value.u8 = rule.protocol;
    made.field[kProtocol].mask_range.u8 = 0xff;
    made.field[kSource].value.u32 = rule.source;
    made.field[kSource].mask_range.u32 = static_cast<uint32_t>(rule.source_length);
    made.field[kDestination].value.u32 = rule.destination;
    made.field[kDestination].mask_range.u32 = static_cast<uint32_t>(rule.destination_length);
    made.field[kSourcePort].mask_range.u16 = 0xffff;
    made.field[kDestinationPort].value.u16 = rule.destination_port;
    made.field[kDestinationPort].mask_range.u16 = rule.destination_port == 0 ? 0xffff : rule.destination_port;
    if (rte_acl_add_rules(context.get(), reinterpret_cast<rte_acl_rule*>(&made), 1) != 0)
      throw std::runtime_error("rte_acl takes no more rules");
  }
  rte_acl_config config{};
  config.num_categories = 1;
  config.num_fields = kFieldCount;
  auto define = [&](Field field, uint8_t type, uint8_t size, uint8_t group, size_t offset) {
    config.defs[field] = {type, size, field, group, static_cast<uint32_t>(offset)};
  };
  // From the protocol field of the IP header on, which has no options.
  constexpr size_t kFrom = offsetof(rte_ipv4_hdr, next_proto_id);
  define(kProtocol, RTE_ACL_FIELD_TYPE_BITMASK, 1, 0, 0);
  define(kSource, RTE_ACL_FIELD_TYPE_MASK, 4, 1, offsetof(rte_ipv4_hdr, src_addr) - kFrom);
  define(kDestination, RTE_ACL_FIELD_TYPE_MASK, 4, 2, offsetof(rte_ipv4_hdr, dst_addr) - kFrom);
  define(kSourcePort, RTE_ACL_FIELD_TYPE_RANGE, 2, 3, sizeof(rte_ipv4_hdr) - kFrom);
  define(kDestinationPort, RTE_ACL_FIELD_TYPE_RANGE, 2, 3, sizeof(rte_ipv4_hdr) + 2 - kFrom);
  if (rte_acl_build(context.get(), &config) != 0) throw std::runtime_error("rte_acl cannot compile the rules");
  return context;
}

// What a flow's packets become.
struct Translation {
  uint16_t port;
  uint16_t ip_delta;
  uint16_t udp_delta;
};
struct alignas(16) TranslationKey {
  uint32_t source, destination;
  uint16_t source_port, destination_port;
  uint32_t protocol;
};

uint16_t folded(uint32_t sum) {
  sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<uint16_t>(sum + (sum >> 16));
}
uint16_t adjusted(uint16_t checksum, uint16_t delta) {
  uint32_t sum = uint32_t{static_cast<uint16_t>(~checksum)} + delta;
  return static_cast<uint16_t>(~(sum + (sum >> 16)));
}

class Translator {
 public:
  explicit Translator(uint32_t flows) : translations_(std::make_shared<std::vector<Translation>>()) {
    std::string id = name("nat");
    rte_hash_parameters parameters{};
    parameters.name = id.c_str();
    parameters.entries = std::max(flows * 2, 64u);
    parameters.key_len = sizeof(TranslationKey);
    parameters.hash_func = rte_hash_crc;
    table_ = owned(rte_hash_create(&parameters), rte_hash_free, "rte_hash");
    translations_->resize(std::max(flows * 2, 64u) + 1);
    for (uint32_t n = 0; n < flows; ++n) {
      Flow from = flow(n);
      TranslationKey key{from.source, from.destination, from.source_port, from.destination_port, IPPROTO_UDP};
      int32_t at = rte_hash_add_key(table_.get(), &key);
      if (at < 0) throw std::runtime_error("rte_hash takes no more flows");
      uint32_t before = ~from.source;
      uint32_t sum = (before & 0xffff) + (before >> 16) + (kTranslated & 0xffff) + (kTranslated >> 16);
      (*translations_)[static_cast<size_t>(at)] = {from.source_port, folded(sum), folded(sum)};
    }
  }

  uint16_t operator()(rte_mbuf** mbufs, uint16_t count) {
    if (count == 0) return 0;
    TranslationKey keys[kBurst];
    const void* places[kBurst];
    int32_t found[kBurst];
    for (uint16_t i = 0; i < count; ++i) {
      const rte_ipv4_hdr* ip = ip_of(mbufs[i]);
      std::memcpy(&keys[i].source, &ip->src_addr, 8);
      std::memcpy(&keys[i].source_port, ip + 1, 4);
      keys[i].protocol = ip->next_proto_id;
      places[i] = &keys[i];
    }
    rte_hash_lookup_bulk(table_.get(), places, count, found);
    return filtered(mbufs, count, [&](uint16_t i) {
      rte_ipv4_hdr* ip = ip_of(mbufs[i]);
      if (found[i] < 0 || ip->version_ihl != 0x45) return false;
      const Translation& to = (*translations_)[static_cast<size_t>(found[i])];
      auto* udp = reinterpret_cast<rte_udp_hdr*>(ip + 1);
      ip->src_addr = kTranslated;
      udp->src_port = to.port;
      ip->hdr_checksum = adjusted(ip->hdr_checksum, to.ip_delta);
      if (udp->dgram_cksum != 0) udp->dgram_cksum = adjusted(udp->dgram_cksum, to.udp_delta);
      return true;
    });
  }

 private:
  std::shared_ptr<rte_hash> table_;
  std::shared_ptr<std::vector<Translation>> translations_;
};

}  // namespace

HandLoop forward_by_hand() {
  return loop([](rte_mbuf**, uint16_t count) { return count; });
}

HandLoop mirror_by_hand() {
  return loop([](rte_mbuf** mbufs, uint16_t count) {
    for (uint16_t i = 0; i < count; ++i) {
      auto* ether = rte_pktmbuf_mtod(mbufs[i], rte_ether_hdr*);
      std::swap(ether->src_addr, ether->dst_addr);
    }
    return count;
  });
}

HandLoop rewrite_by_hand() {
  return loop([](rte_mbuf** mbufs, uint16_t count) {
    return filtered(mbufs, count, [&](uint16_t i) {
      rte_ipv4_hdr* ip = ip_of(mbufs[i]);
      if (!good_header(*ip, mbufs[i])) return false;
      decrement_ttl(*ip);
      write_ether(mbufs[i], {{2, 0, 0, 0, 0, 3}});
      return true;
    });
  });
}

HandLoop route_by_hand(const std::vector<Route>& routes) {
  return loop([table = lpm(routes)](rte_mbuf** mbufs, uint16_t count) {
    static const rte_ether_addr kHops[] = {
        {{2, 0, 0, 0, 1, 0}}, {{2, 0, 0, 0, 1, 1}}, {{2, 0, 0, 0, 1, 2}}, {{2, 0, 0, 0, 1, 3}}};
    uint32_t addresses[kBurst];
    uint32_t hops[kBurst];
    for (uint16_t i = 0; i < count; ++i) addresses[i] = rte_be_to_cpu_32(ip_of(mbufs[i])->dst_addr);
    rte_lpm_lookup_bulk(table.get(), addresses, hops, count);
    return filtered(mbufs, count, [&](uint16_t i) {
      rte_ipv4_hdr* ip = ip_of(mbufs[i]);
      if ((hops[i] & RTE_LPM_LOOKUP_SUCCESS) == 0 || !good_header(*ip, mbufs[i])) return false;
      decrement_ttl(*ip);
      write_ether(mbufs[i], kHops[hops[i] & 3]);
      return true;
    });
  });
}

HandLoop filter_by_hand(const std::vector<FilterRule>& rules) {
  return loop([context = acl(rules)](rte_mbuf** mbufs, uint16_t count) {
    const uint8_t* data[kBurst];
    uint32_t results[kBurst];
    for (uint16_t i = 0; i < count; ++i) data[i] = &ip_of(mbufs[i])->next_proto_id;
    rte_acl_classify(context.get(), data, results, count, 1);
    return filtered(mbufs, count, [&](uint16_t i) { return results[i] == kAllow; });
  });
}

HandLoop translate_by_hand(uint32_t flows) { return loop(Translator(flows)); }

HandLoop source_by_hand() {
  return [bytes = frame()](uint16_t, uint64_t until) {
    uint64_t packets = 0;
    while (rte_rdtsc() < until) {
      for (int i = 0; i < 64; ++i) {
        rte_mbuf* mbufs[kBurst];
        if (rte_pktmbuf_alloc_bulk(packet_pool().mempool(), mbufs, kBurst) != 0) continue;
        for (rte_mbuf* mbuf : mbufs) {
          mbuf->data_len = kFrameLength;
          mbuf->pkt_len = kFrameLength;
          std::memcpy(rte_pktmbuf_mtod(mbuf, uint8_t*), bytes.data(), kFrameLength);
        }
        rte_pktmbuf_free_bulk(mbufs, kBurst);
        packets += kBurst;
      }
    }
    return packets;
  };
}

HandLoop translate_stamped_by_hand(uint32_t flows) {
  return loop([flows, numbers = Numbers(), translate = Translator(flows)](rte_mbuf** mbufs, uint16_t count) mutable {
    for (uint16_t i = 0; i < count; ++i) stamp_flow(reinterpret_cast<uint8_t*>(ip_of(mbufs[i])), numbers, flows);
    return translate(mbufs, count);
  });
}

HandLoop look_up_stamped_by_hand(const std::vector<Route>& routes) {
  return loop([table = lpm(routes), destinations = Destinations(routes)](rte_mbuf** mbufs, uint16_t count) mutable {
    uint32_t addresses[kBurst];
    uint32_t hops[kBurst];
    for (uint16_t i = 0; i < count; ++i) {
      rte_ipv4_hdr* ip = ip_of(mbufs[i]);
      destinations.stamp(reinterpret_cast<uint8_t*>(ip));
      addresses[i] = rte_be_to_cpu_32(ip->dst_addr);
    }
    rte_lpm_lookup_bulk(table.get(), addresses, hops, count);
    return filtered(mbufs, count, [&](uint16_t i) { return (hops[i] & RTE_LPM_LOOKUP_SUCCESS) != 0; });
  });
}

Destinations::Destinations(const std::vector<Route>& routes) {
  Numbers numbers;
  size_t count = std::clamp<size_t>(routes.size() * 2, 4096, 1 << 20);
  while (addresses_.size() < count) addresses_.push_back(destination(routes, numbers.next()));
}

}  // namespace click::bench
