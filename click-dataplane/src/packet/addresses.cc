#include "packet/addresses.hh"

#include <arpa/inet.h>

#include <charconv>
#include <cstdio>
#include <cstring>

namespace click {
namespace {

// "18.26.4" or "18" with missing bytes zero; `count` says how many there were.
std::optional<IpAddress> parse_bytes(std::string_view text, int& count) {
  uint8_t bytes[4] = {};
  count = 0;
  const char* at = text.data();
  const char* end = text.data() + text.size();
  while (count < 4) {
    auto [next, error] = std::from_chars(at, end, bytes[count]);
    if (error != std::errc() || next == at) return std::nullopt;
    ++count;
    at = next;
    if (at == end) break;
    if (*at++ != '.') return std::nullopt;
  }
  if (at != end) return std::nullopt;
  IpAddress address;
  std::memcpy(&address.raw, bytes, 4);
  return address;
}

bool is_mask(uint32_t raw) {
  uint32_t holes = ~ntohl(raw);
  return (holes & (holes + 1)) == 0;
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  int count = 0;
  std::optional<IpAddress> address = parse_bytes(text, count);
  return count == 4 ? address : std::nullopt;
}

std::string IpAddress::text() const {
  char buffer[INET_ADDRSTRLEN];
  inet_ntop(AF_INET, &raw, buffer, sizeof buffer);
  return buffer;
}

std::optional<IpPrefix> IpPrefix::parse(std::string_view text) {
  size_t slash = text.find('/');
  int count = 0;
  std::optional<IpAddress> address = parse_bytes(text.substr(0, slash), count);
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) {
    return count == 4 ? std::optional(IpPrefix{*address, {0xffffffff}}) : std::nullopt;
  }
  std::string_view rest = text.substr(slash + 1);
  if (std::optional<IpAddress> mask = IpAddress::parse(rest)) {
    return is_mask(mask->raw) ? std::optional(IpPrefix{*address, *mask}) : std::nullopt;
  }
  int length = -1;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
  if (error != std::errc() || end != rest.data() + rest.size() || length < 0 || length > 32) return std::nullopt;
  if (length > count * 8) return std::nullopt;
  return IpPrefix{*address, {length == 0 ? 0 : htonl(~uint32_t{0} << (32 - length))}};
}

std::optional<Ip6Address> Ip6Address::parse(std::string_view text) {
  Ip6Address address;
  return inet_pton(AF_INET6, std::string(text).c_str(), address.bytes.data()) == 1 ? std::optional(address)
                                                                                   : std::nullopt;
}

std::string Ip6Address::text() const {
  char buffer[INET6_ADDRSTRLEN];
  inet_ntop(AF_INET6, bytes.data(), buffer, sizeof buffer);
  return buffer;
}

std::optional<EtherAddress> EtherAddress::parse(std::string_view text) {
  EtherAddress address;
  const char* at = text.data();
  const char* end = text.data() + text.size();
  char separator = 0;
  for (size_t i = 0; i < 6; ++i) {
    if (i > 0) {
      if (at == end || (*at != ':' && *at != '-') || (separator != 0 && *at != separator)) return std::nullopt;
      separator = *at++;
    }
    auto [next, error] = std::from_chars(at, end, address.bytes[i], 16);
    if (error != std::errc() || next == at || next - at > 2) return std::nullopt;
    at = next;
  }
  return at == end ? std::optional(address) : std::nullopt;
}

std::string EtherAddress::text() const {
  char buffer[18];
  std::snprintf(buffer, sizeof buffer, "%02X-%02X-%02X-%02X-%02X-%02X", bytes[0], bytes[1], bytes[2], bytes[3],
                bytes[4], bytes[5]);
  return buffer;
}

}  // namespace click
