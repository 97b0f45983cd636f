#include "elements/ip6/lookupip6route.hh"

#include "elements/ip6/ip6_header.hh"
#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "support/text.hh"

namespace click {

namespace {

Ip6Address masked(Ip6Address address, int length) {
  for (int i = 0; i < 16; ++i) {
    int bits = std::clamp(length - i * 8, 0, 8);
    address.bytes[static_cast<size_t>(i)] &= static_cast<uint8_t>(0xff00 >> bits);
  }
  return address;
}

// The length of a mask of leading ones.
std::optional<int> mask_length(const Ip6Address& mask) {
  int length = 0;
  while (length < 128 && (mask.bytes[static_cast<size_t>(length / 8)] >> (7 - length % 8) & 1) != 0) ++length;
  Ip6Address ones;
  ones.bytes.fill(0xff);
  return masked(ones, length) == mask ? std::optional(length) : std::nullopt;
}

}  // namespace

size_t LookupIP6Route::Hash::operator()(const Ip6Address& address) const {
  uint64_t words[2];
  std::memcpy(words, address.bytes.data(), sizeof words);
  uint64_t mixed = (words[0] ^ words[0] >> 31) * 0x9e3779b97f4a7c15 + words[1];
  return static_cast<size_t>((mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9);
}

Status LookupIP6Route::read_network(const std::string& text, Ip6Address& network, int& length) const {
  size_t slash = text.find('/');
  std::optional<ParsedInteger> number =
      slash == std::string::npos ? ParsedInteger{false, 128} : parse_integer(text.substr(slash + 1));
  ParseError error = ArgumentType<Ip6Address>::parse(text.substr(0, slash), network, ArgumentContext{*this});
  if (error || !number || number->negative || number->magnitude > 128)
    return Status::error("expected an IPv6 network such as fd00::/64, not '" + text + "'");
  length = static_cast<int>(number->magnitude);
  return Status::ok();
}

Status LookupIP6Route::add(const std::string& text) {
  std::vector<std::string> words = split_words(text);
  Status wrong = Status::error("expected `ADDR/LENGTH [GW] OUTPUT', not '" + text + "'");
  if (words.size() < 2 || words.size() > 4) return wrong;
  std::optional<ParsedInteger> output = parse_integer(words.back());
  if (!output || output->negative) return wrong;
  if (output->magnitude >= static_cast<uint64_t>(output_count()))
    return Status::error("output " + words.back() + " is not connected");
  Ip6Address network;
  int length = 0;
  if (Status status = read_network(words[0], network, length); !status) return status;
  size_t gateway = 1;
  if (words.size() == 4) {
    std::optional<Ip6Address> mask = Ip6Address::parse(words[1]);
    std::optional<int> ones = mask ? mask_length(*mask) : std::nullopt;
    if (!ones || words[0].find('/') != std::string::npos)
      return Status::error("expected a mask of leading ones, not '" + words[1] + "'");
    length = *ones;
    gateway = 2;
  }
  Route route{{}, static_cast<int>(output->magnitude)};
  if (words.size() > gateway + 1) {
    if (ArgumentType<Ip6Address>::parse(words[gateway], route.gateway, ArgumentContext{*this}))
      return Status::error("expected an IPv6 address as gateway, not '" + words[gateway] + "'");
  }
  lengths_[length][masked(network, length)] = route;
  return Status::ok();
}

Status LookupIP6Route::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) status.add(add(argument));
  return status;
}

Status LookupIP6Route::take_state(Element& previous) {
  auto& before = static_cast<LookupIP6Route&>(previous);
  if (before.configuration() == configuration() && before.output_count() == output_count()) lengths_ = before.lengths_;
  return Status::ok();
}

const LookupIP6Route::Route* LookupIP6Route::look_up(const Ip6Address& address) const {
  for (const auto& [length, networks] : lengths_) {
    auto found = networks.find(masked(address, length));
    if (found != networks.end()) return &found->second;
  }
  return nullptr;
}

PortId LookupIP6Route::process(Packet& packet) {
  const Route* route = look_up(destination_ip6(packet));
  if (route == nullptr) return dropped(DropReason::kNoRoute);
  if (!is_unspecified6(route->gateway.bytes.data())) set_destination_ip6(packet, route->gateway.bytes.data());
  return route->output;
}

void LookupIP6Route::add_handlers(Handlers& handlers) {
  handlers.read("table", [this] {
    std::string text;
    for (const auto& [length, networks] : lengths_) {
      std::map<std::string, const Route*> sorted;
      for (const auto& [network, route] : networks) sorted[network.text()] = &route;
      for (const auto& [network, route] : sorted)
        text += network + "/" + std::to_string(length) + " " + route->gateway.text() + " " +
                std::to_string(route->output) + "\n";
    }
    return text;
  });
  handlers.query("lookup", [this](std::string_view text) {
    Ip6Address address;
    Status status = Args({std::string(text)}, *this).mandatory("ADDR", address).finish();
    if (!status) return HandlerResult{status, ""};
    const Route* route = look_up(address);
    if (route == nullptr) return HandlerResult{{}, "-1"};
    bool direct = is_unspecified6(route->gateway.bytes.data());
    return HandlerResult{{}, std::to_string(route->output) + (direct ? "" : " " + route->gateway.text())};
  });
  handlers.write("add", [this](std::string_view text) { return add(std::string(text)); });
  handlers.write("remove", [this](std::string_view text) {
    Ip6Address network;
    int length = 0;
    if (Status status = read_network(std::string(trim(text)), network, length); !status) return status;
    auto networks = lengths_.find(length);
    if (networks == lengths_.end() || networks->second.erase(masked(network, length)) == 0)
      return Status::error("there is no route to " + std::string(text));
    if (networks->second.empty()) lengths_.erase(networks);
    return Status::ok();
  });
}

REGISTER_ELEMENT(LookupIP6Route);

}  // namespace click
