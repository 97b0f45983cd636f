#include "elements/information/addressinfo.hh"

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {

Status AddressInfo::configure(Args& args) {
  Status status;
  for (const std::string& argument : args.all()) {
    std::vector<std::string> words = split_words(argument);
    if (words.size() < 2) {
      status.add(Status::error("expected `NAME ADDRESS...', not '" + argument + "'"));
      continue;
    }
    for (size_t i = 1; i < words.size(); ++i) status.add(define_address(words[0], words[i]));
  }
  return status;
}

Status AddressInfo::define(std::string_view kind, const std::string& name, const char* suffix, const void* bytes,
                           size_t size) {
  std::string value(static_cast<const char*>(bytes), size);
  NameTable& names = router().names();
  bool fresh = names.define(kind, name, value, this->name()) && names.define(kind, name + suffix, value, this->name());
  return fresh ? Status::ok() : Status::error("'" + name + "' names another address of this kind already");
}

Status AddressInfo::define_address(const std::string& name, const std::string& text) {
  if (std::optional<EtherAddress> ether = EtherAddress::parse(text)) {
    return define(NameTable::kEtherAddress, name, ":eth", &*ether, sizeof *ether);
  }
  if (std::optional<IpAddress> address = IpAddress::parse(text)) {
    return define(NameTable::kIpAddress, name, ":ip", &*address, sizeof *address);
  }
  if (std::optional<IpPrefix> prefix = IpPrefix::parse(text)) {
    Status status = define(NameTable::kIpPrefix, name, ":ipnet", &*prefix, sizeof *prefix);
    bool host = (prefix->address.raw & ~prefix->mask.raw) != 0;
    if (host) status.add(define(NameTable::kIpAddress, name, ":ip", &prefix->address, sizeof prefix->address));
    return status;
  }
  if (std::optional<Ip6Address> address = Ip6Address::parse(text)) {
    return define(NameTable::kIp6Address, name, ":ip6", &*address, sizeof *address);
  }
  return Status::error("'" + text +
                       "' is not an address: expected an IPv4 address or network, an IPv6 or an Ethernet address");
}

REGISTER_ELEMENT(AddressInfo);

}  // namespace click
