#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace click {

// An IPv4 address, held in network byte order.
struct IpAddress {
  uint32_t raw = 0;

  static std::optional<IpAddress> parse(std::string_view text);
  std::string text() const;
  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

// An IPv4 network: "10.0.0.0/8", "10/8", "10.0.0.0/255.0.0.0" or an address alone (/32). Host bits are kept in
// `address`.
struct IpPrefix {
  IpAddress address;
  IpAddress mask;

  static std::optional<IpPrefix> parse(std::string_view text);
  bool contains(IpAddress other) const { return ((other.raw ^ address.raw) & mask.raw) == 0; }
  int length() const { return __builtin_popcount(mask.raw); }
  std::string text() const { return address.text() + "/" + std::to_string(length()); }
};

// An IPv6 address.
struct Ip6Address {
  std::array<uint8_t, 16> bytes{};

  static std::optional<Ip6Address> parse(std::string_view text);
  std::string text() const;
  friend bool operator==(const Ip6Address&, const Ip6Address&) = default;
};

// An Ethernet address.
struct EtherAddress {
  std::array<uint8_t, 6> bytes{};

  static std::optional<EtherAddress> parse(std::string_view text);
  // "00-A0-C9-9C-FD-9C".
  std::string text() const;
  bool group() const { return (bytes[0] & 1) != 0; }
  friend bool operator==(const EtherAddress&, const EtherAddress&) = default;
};

inline constexpr EtherAddress kEtherBroadcast{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};

}  // namespace click
