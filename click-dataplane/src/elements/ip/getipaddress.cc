#include "elements/ip/getipaddress.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "packet/pool.hh"
#include "support/text.hh"

namespace click {

Status GetIPAddress::read_offset(const std::string& text) {
  std::vector<std::string> words = split_words(text);
  in_ip_header_ =
      words.size() == 2 && (words[0] == "IP" || words[0] == "ip") && (words[1] == "dst" || words[1] == "src");
  if (in_ip_header_) {
    offset_ = words[1] == "src" ? 12 : 16;
    return Status::ok();
  }
  std::optional<ParsedInteger> offset = parse_integer(text);
  if (!offset || offset->negative || offset->magnitude > kPacketCapacity) {
    return Status::error("OFFSET: expected a number, `IP src' or `IP dst', not '" + text + "'");
  }
  offset_ = static_cast<uint32_t>(offset->magnitude);
  return Status::ok();
}

Status GetIPAddress::configure(Args& args) {
  std::string offset;
  Status status = args.mandatory("OFFSET", offset)
                      .positional("ANNO", slot_)
                      .check([&] { return slot_.size == 4; }, "ANNO must be four bytes")
                      .finish();
  if (status) status.add(read_offset(offset));
  return status;
}

REGISTER_ELEMENT(GetIPAddress);

}  // namespace click
