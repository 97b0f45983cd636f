#include "elements/tunnel/checkgreheader.hh"

#include <numeric>
#include <optional>

#include "elements/tunnel/gre_header.hh"
#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"

namespace click {

namespace {

constexpr const char* kTexts[] = {"bad GRE header", "bad GRE checksum", "bad GRE key", "bad GRE sequence number"};

}  // namespace

Status CheckGREHeader::configure(Args& args) {
  return args.positional("OFFSET", offset_)
      .keyword("CHECKSUM", checksum_)
      .keyword("KEY", key_)
      .keyword("SEQUENCE", sequence_)
      .keyword("VERBOSE", verbose_)
      .keyword("DETAILS", details_)
      .finish();
}

Status CheckGREHeader::take_state(Element& previous) {
  auto& before = static_cast<CheckGREHeader&>(previous);
  counts_ = before.counts_;
  seen_ = before.seen_;
  last_ = before.last_;
  return Status::ok();
}

PortId CheckGREHeader::bad(Reason reason) {
  static constexpr DropReason kReasons[] = {DropReason::kMalformed, DropReason::kBadChecksum, DropReason::kNotForUs,
                                            DropReason::kFiltered};
  bool first = std::accumulate(counts_.begin(), counts_.end(), uint64_t{0}) == 0;
  ++counts_[reason];
  if (first || verbose_) log_warning(kTexts[reason]);
  return output_count() > 1 ? 1 : dropped(kReasons[reason]);
}

PortId CheckGREHeader::process(Packet& packet) {
  std::optional<GreHeader> header = GreHeader::read(packet, offset_);
  if (!header) return bad(kBadHeader);
  if (header->has_checksum ? !header->checksum_is_right(packet, offset_) : checksum_) return bad(kBadChecksum);
  if (key_ != 0 && header->key != key_) return bad(kBadKey);
  if (sequence_) {
    if (!header->sequence) return bad(kBadSequence);
    if (seen_ && static_cast<int32_t>(*header->sequence - last_) <= 0) return bad(kBadSequence);
    seen_ = true;
    last_ = *header->sequence;
  }
  return 0;
}

void CheckGREHeader::add_handlers(Handlers& handlers) {
  handlers.read("drops",
                [this] { return std::to_string(std::accumulate(counts_.begin(), counts_.end(), uint64_t{0})); });
  if (!details_) return;
  handlers.read("drop_details", [this] {
    std::string text;
    for (size_t i = 0; i < kReasonCount; ++i) text += std::to_string(counts_[i]) + "\t" + kTexts[i] + "\n";
    return text;
  });
}

REGISTER_ELEMENT(CheckGREHeader);

}  // namespace click
