#include "elements/ip/ip_header_check.hh"

#include <algorithm>
#include <numeric>

#include "graph/list_argument.hh"
#include "packet/pool.hh"

namespace click {

// "OFFSET", or in old configurations "BADSRC [, OFFSET]".
Status IpHeaderCheck::read_positional(const std::vector<std::string>& words, const ArgumentContext& context) {
  if (words.empty()) return Status::ok();
  bool old = !parse_integer(words[0]);
  if (words.size() > (old ? 2 : 1)) return Status::error("too many arguments");
  if (old) {
    std::vector<IpAddress> listed;
    if (ParseError error = ArgumentType<std::vector<IpAddress>>::parse(words[0], listed, context)) {
      return Status::error("expected OFFSET: " + *error);
    }
    bad_sources_.insert(bad_sources_.end(), listed.begin(), listed.end());
    bad_sources_.insert(bad_sources_.end(), {IpAddress{0}, IpAddress{0xffffffff}});
    if (words.size() == 1) return Status::ok();
  }
  ParseError error = ArgumentType<uint32_t>::parse(words.back(), offset_, context);
  return error ? Status::error("OFFSET: " + *error) : Status::ok();
}

Status IpHeaderCheck::configure(Args& args, bool checksum) {
  std::vector<IpPrefix> interfaces;
  std::vector<std::string> positional;
  checksum_ = checksum;
  Status status = args.rest(positional)
                      .keyword("OFFSET", offset_)
                      .keyword("BADSRC", bad_sources_)
                      .keyword("GOODDST", good_destinations_)
                      .keyword("INTERFACES", interfaces)
                      .keyword("CHECKSUM", checksum_)
                      .keyword("VERBOSE", verbose_)
                      .keyword("DETAILS", details_)
                      .finish();
  status.add(read_positional(positional, args.context()));
  if (offset_ > kPacketCapacity) status.add(Status::error("OFFSET is larger than a packet"));
  for (const IpPrefix& interface : interfaces) {
    bad_sources_.push_back({interface.address.raw | ~interface.mask.raw});
    good_destinations_.push_back(interface.address);
  }
  if (!interfaces.empty()) bad_sources_.insert(bad_sources_.end(), {IpAddress{0}, IpAddress{0xffffffff}});
  plain_ = checksum_ && bad_sources_.empty();
  return status;
}

IpHeaderCheck::Reason IpHeaderCheck::fault(const rte_ipv4_hdr& header, uint32_t left) const {
  uint32_t length = ip_header_length(header);
  uint32_t total = rte_be_to_cpu_16(header.total_length);
  if ((header.version_ihl >> 4) != 4) return kBadVersion;
  if (length < sizeof(rte_ipv4_hdr)) return kBadHeaderLength;
  if (total > left || total < length) return kBadLength;
  if (checksum_ && rte_raw_cksum(&header, length) != 0xffff) return kBadChecksum;
  if (has_bad_source(header)) return kBadSource;
  return kReasonCount;
}

bool IpHeaderCheck::has_bad_source(const rte_ipv4_hdr& header) const {
  return std::ranges::find(bad_sources_, IpAddress{header.src_addr}) != bad_sources_.end() &&
         std::ranges::find(good_destinations_, IpAddress{header.dst_addr}) == good_destinations_.end();
}

PortId IpHeaderCheck::bad(Reason reason, Element& element) {
  static constexpr DropReason kDropReasons[] = {DropReason::kTooShort,    DropReason::kMalformed,
                                                DropReason::kMalformed,   DropReason::kMalformed,
                                                DropReason::kBadChecksum, DropReason::kFiltered};
  bool first = std::accumulate(counts_.begin(), counts_.end(), uint64_t{0}) == 0;
  ++counts_[reason];
  if (first || verbose_) element.log_warning(std::string("IP header check failed: ") + kReasonTexts[reason]);
  return element.output_count() > 1 ? 1 : dropped(kDropReasons[reason]);
}

void IpHeaderCheck::take_state(const IpHeaderCheck& previous) { counts_ = previous.counts_; }

void IpHeaderCheck::add_handlers(Handlers& handlers, const Element&) const {
  handlers.read("drops",
                [this] { return std::to_string(std::accumulate(counts_.begin(), counts_.end(), uint64_t{0})); });
  if (!details_) return;
  handlers.read("drop_details", [this] {
    std::string text;
    for (size_t i = 0; i < kReasonCount; ++i) text += std::to_string(counts_[i]) + "\t" + kReasonTexts[i] + "\n";
    return text;
  });
}

}  // namespace click
