#include "elements/ip6/ip6ndadvertiser.hh"

#include <algorithm>

#include "elements/ip6/nd_message.hh"
#include "graph/args.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr uint32_t kSolicited = 0x40000000;
constexpr uint32_t kOverride = 0x20000000;

}  // namespace

Status IP6NDAdvertiser::add(const std::string& text) {
  Status wrong = Status::error("expected `IP6/LENGTH ETH', not '" + text + "'");
  std::vector<std::string> words = split_words(text);
  if (words.size() != 2 && words.size() != 3) return wrong;
  ArgumentContext context{*this};
  Entry entry{};
  size_t slash = words[0].find('/');
  if (ArgumentType<Ip6Address>::parse(words[0].substr(0, slash), entry.network, context) ||
      ArgumentType<EtherAddress>::parse(words.back(), entry.ether, context)) {
    return wrong;
  }
  entry.length = 128;
  if (words.size() == 3) {
    std::optional<Ip6Address> mask = Ip6Address::parse(words[1]);
    if (!mask || slash != std::string::npos) return wrong;
    entry.mask = *mask;
    entry.length = 0;
    for (uint8_t byte : mask->bytes) entry.length += __builtin_popcount(byte);
  } else {
    if (slash != std::string::npos) {
      std::optional<ParsedInteger> length = parse_integer(words[0].substr(slash + 1));
      if (!length || length->negative || length->magnitude > 128) return wrong;
      entry.length = static_cast<int>(length->magnitude);
    }
    for (int i = 0; i < entry.length; ++i)
      entry.mask.bytes[static_cast<size_t>(i / 8)] |= static_cast<uint8_t>(0x80 >> i % 8);
  }
  entries_.push_back(entry);
  return Status::ok();
}

Status IP6NDAdvertiser::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) status.add(add(argument));
  std::ranges::stable_sort(entries_, std::greater<>(), &Entry::length);
  return status;
}

PortId IP6NDAdvertiser::process(Packet& packet) {
  std::optional<NdMessage> asked = NdMessage::read(packet, kNeighbourSolicitation);
  if (!asked) return dropped(DropReason::kMalformed);
  auto knows = [&](const Entry& entry) {
    for (size_t i = 0; i < 16; ++i) {
      if (((asked->target.bytes[i] ^ entry.network.bytes[i]) & entry.mask.bytes[i]) != 0) return false;
    }
    return true;
  };
  auto found = std::ranges::find_if(entries_, knows);
  if (found == entries_.end()) return dropped(DropReason::kNotForUs);
  // Somebody without an address yet tries one out: the answer goes to all (RFC 4861, 7.2.4).
  bool nobody = is_unspecified6(asked->source.bytes.data());
  NdMessage answer{found->ether, asked->target, asked->source, asked->target, kOverride, true, found->ether};
  EtherAddress to = asked->has_link_address ? asked->link_address : asked->ether_source;
  if (nobody) {
    answer.destination = Ip6Address{{0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    to = multicast_ether(answer.destination);
  } else {
    answer.flags |= kSolicited;
  }
  Packet made = answer.make(kNeighbourAdvertisement, to);
  if (!made) return dropped(DropReason::kNoMemory);
  packet.free();
  packet = made;
  return 0;
}

REGISTER_ELEMENT(IP6NDAdvertiser);

}  // namespace click
