#include "elements/analysis/anonymizeipaddr.hh"

#include <random>

#include "elements/nat/address_rewriter.hh"
#include "graph/args.hh"
#include "graph/list_argument.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"

namespace click {

namespace {

// SipHash-1-3 would do as well; three rounds of multiply and fold over 96 bits are enough for one bit each.
uint64_t mix(uint64_t value, uint64_t seed) {
  value = (value ^ seed) * 0x9e3779b97f4a7c15;
  value = (value ^ value >> 29 ^ seed >> 3) * 0xbf58476d1ce4e5b9;
  value = (value ^ value >> 32) * 0x94d049bb133111eb;
  return value ^ value >> 31;
}

}  // namespace

Status AnonymizeIPAddr::configure(Args& args) {
  std::random_device random;
  seed_ = uint64_t{random()} << 32 | random();
  return args.keyword("CLASS", class_)
      .keyword("PRESERVE_8", preserved_)
      .keyword("SEED", seed_, &has_seed_)
      .check([&] { return class_ <= 32; }, "CLASS must be at most 32")
      .finish();
}

Status AnonymizeIPAddr::take_state(Element& previous) {
  if (!has_seed_) seed_ = static_cast<AnonymizeIPAddr&>(previous).seed_;
  return Status::ok();
}

uint32_t AnonymizeIPAddr::anonymized(uint32_t address) const {
  if (address == 0 || address == UINT32_MAX) return address;
  uint32_t result = 0;
  bool leading_ones = true;
  for (uint32_t i = 0; i < 32; ++i) {
    uint32_t bit = address >> (31 - i) & 1;
    // The bits in front, and how many there are, say whether this one flips.
    uint64_t prefix = i == 0 ? 0 : address >> (32 - i);
    uint32_t flip = static_cast<uint32_t>(mix(prefix | uint64_t{i + 1} << 32, seed_) & 1);
    if (leading_ones && i < class_) flip = 0;
    leading_ones = leading_ones && bit == 1;
    for (uint8_t network : preserved_) {
      if (i < 8 && prefix == static_cast<uint64_t>(network >> (8 - i))) flip = 0;
    }
    result = result << 1 | (bit ^ flip);
  }
  return result;
}

PortId AnonymizeIPAddr::process(Packet& packet) {
  if (ip_header(packet) == nullptr) return output_count() > 1 ? 1 : dropped(DropReason::kMalformed);
  rte_ipv4_hdr* ip = writable_ip_header(packet);
  if (ip == nullptr) return dropped(DropReason::kNoMemory);
  uint32_t source = rte_cpu_to_be_32(anonymized(rte_be_to_cpu_32(ip->src_addr)));
  uint32_t destination = rte_cpu_to_be_32(anonymized(rte_be_to_cpu_32(ip->dst_addr)));
  rewrite_addresses(packet, *ip, source, destination, address_delta(*ip, source, destination));
  return 0;
}

REGISTER_ELEMENT(AnonymizeIPAddr);

}  // namespace click
