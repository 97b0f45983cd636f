#include "elements/ip6/storeip6address.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

Status StoreIP6Address::configure(Args& args) {
  const std::vector<std::string>& words = args.all();
  if (words.empty() || words.size() > 2) return Status::error("expected `[IP6,] OFFSET'");
  if (words.size() == 2) {
    Ip6Address address;
    if (ParseError error = ArgumentType<Ip6Address>::parse(words[0], address, args.context()))
      return Status::error("IP6: " + *error + ", not '" + words[0] + "'");
    address_ = address;
  }
  const std::string& place = words.back();
  in_header_ = place == "src" || place == "dst";
  if (in_header_) {
    offset_ = place == "src" ? 8 : 24;
    return Status::ok();
  }
  ParseError error = ArgumentType<uint32_t>::parse(place, offset_, args.context());
  return error ? Status::error("OFFSET: expected src, dst or a number, not '" + place + "'") : Status::ok();
}

PortId StoreIP6Address::process(Packet& packet) {
  uint64_t at = offset_;
  if (in_header_) {
    std::optional<uint32_t> header = ip6_offset(packet);
    if (!header) return dropped(DropReason::kMalformed);
    at += *header;
  }
  if (packet.length() < at + 16) return dropped(DropReason::kTooShort);
  uint8_t* data = packet.writable_data();
  if (data == nullptr) return dropped(DropReason::kNoMemory);
  Ip6Address address = address_.value_or(destination_ip6(packet));
  std::memcpy(data + at, address.bytes.data(), 16);
  return 0;
}

REGISTER_ELEMENT(StoreIP6Address);

}  // namespace click
