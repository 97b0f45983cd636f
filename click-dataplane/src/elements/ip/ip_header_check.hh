#pragma once

#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "packet/ip_header.hh"

namespace click {

// What CheckIPHeader and CheckIPHeader2 have in common: their arguments, the check, and the counts of what failed it.
class IpHeaderCheck {
 public:
  Status configure(Args& args, bool checksum);
  void add_handlers(Handlers& handlers, const Element& element) const;
  void take_state(const IpHeaderCheck& previous);

  // Output 0 for a good packet, which is shortened to its IP length and gets its annotations; otherwise output 1 or
  // dropped.
  PortId process(Packet& packet, Element& element) {
    uint32_t left = packet.length() - offset_;
    if (packet.length() < offset_ + sizeof(rte_ipv4_hdr)) [[unlikely]]
      return bad(kTooShort, element);
    const auto& header = *reinterpret_cast<const rte_ipv4_hdr*>(packet.data() + offset_);
    uint32_t total = rte_be_to_cpu_16(header.total_length);
    // Nearly all headers have no options, and nearly all are right.
    if (!plain_ || header.version_ihl != 0x45 || total > left || total < sizeof header || !sums_up(header))
        [[unlikely]] {
      Reason reason = fault(header, left);
      if (reason != kReasonCount) return bad(reason, element);
    }
    if (left > total) packet.take(left - total);
    annotate_ip(packet, static_cast<int32_t>(offset_), header);
    return 0;
  }

 private:
  enum Reason : uint8_t {
    kTooShort,
    kBadVersion,
    kBadHeaderLength,
    kBadLength,
    kBadChecksum,
    kBadSource,
    kReasonCount
  };
  static constexpr std::array<const char*, kReasonCount> kReasonTexts = {"tiny packet",          "bad IP version",
                                                                         "bad IP header length", "bad IP length",
                                                                         "bad IP checksum",      "bad source address"};

  // Whether the words of a header without options give the sum that a right checksum gives: a multiple of 0xffff, and
  // not 0, as the first byte is none. Longer words may be added as well, if carries come around (RFC 1071).
  static bool sums_up(const rte_ipv4_hdr& header) {
    uint64_t halves[2];
    uint32_t last;
    std::memcpy(halves, &header, sizeof halves);
    std::memcpy(&last, &header.dst_addr, sizeof last);
    uint64_t sum = halves[0] + halves[1];
    sum += sum < halves[1] ? 1 : 0;
    sum += last;
    sum += sum < last ? 1 : 0;
    return sum % 0xffff == 0;
  }

  // What is wrong with a header of which `left` bytes, at least 20, are there; kReasonCount if nothing is.
  Reason fault(const rte_ipv4_hdr& header, uint32_t left) const;
  PortId bad(Reason reason, Element& element);
  bool has_bad_source(const rte_ipv4_hdr& header) const;
  Status read_positional(const std::vector<std::string>& words, const ArgumentContext& context);

  uint32_t offset_ = 0;
  bool checksum_ = true;
  bool plain_ = true;  // checksums matter and addresses do not
  bool verbose_ = false;
  bool details_ = false;
  std::vector<IpAddress> bad_sources_;
  std::vector<IpAddress> good_destinations_;
  std::array<uint64_t, kReasonCount> counts_{};
};

}  // namespace click
