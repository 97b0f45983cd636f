#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packet/addresses.hh"
#include "packet/packet.hh"

namespace click {

// Messages of DHCP (RFC 2131) and their options (RFC 2132).

enum class DhcpType : uint8_t {
  kNone = 0,
  kDiscover = 1,
  kOffer = 2,
  kRequest = 3,
  kDecline = 4,
  kAck = 5,
  kNak = 6,
  kRelease = 7,
  kInform = 8
};

namespace dhcp_option {
inline constexpr uint8_t kSubnetMask = 1;
inline constexpr uint8_t kRouter = 3;
inline constexpr uint8_t kNameServer = 6;
inline constexpr uint8_t kDomain = 15;
inline constexpr uint8_t kBroadcast = 28;
inline constexpr uint8_t kRequestedAddress = 50;
inline constexpr uint8_t kLeaseTime = 51;
inline constexpr uint8_t kOverload = 52;
inline constexpr uint8_t kMessageType = 53;
inline constexpr uint8_t kServer = 54;
inline constexpr uint8_t kParameterList = 55;
inline constexpr uint8_t kMessage = 56;
inline constexpr uint8_t kRenewTime = 58;
inline constexpr uint8_t kRebindTime = 59;
inline constexpr uint8_t kClientId = 61;
inline constexpr uint8_t kRelayInformation = 82;
}  // namespace dhcp_option

// The fixed part, as on the wire.
struct DhcpHeader {
  uint8_t op;  // 1: from a client, 2: from a server
  uint8_t htype;
  uint8_t hlen;
  uint8_t hops;
  uint32_t xid;
  uint16_t secs;
  uint16_t flags;
  uint32_t ciaddr;
  uint32_t yiaddr;
  uint32_t siaddr;
  uint32_t giaddr;
  std::array<uint8_t, 16> chaddr;
  std::array<uint8_t, 64> sname;
  std::array<uint8_t, 128> file;
  uint32_t cookie;
};
static_assert(sizeof(DhcpHeader) == 240);

inline constexpr uint8_t kBootRequest = 1;
inline constexpr uint8_t kBootReply = 2;

// A message that was received.
class DhcpMessage {
 public:
  // Of a packet with its IP header annotation set, or else of one that begins with the message; nothing if it is no
  // valid DHCP message of an Ethernet client.
  static std::optional<DhcpMessage> read(const Packet& packet);

  const DhcpHeader& header() const { return header_; }
  EtherAddress client() const;
  DhcpType type() const;
  // The option's bytes; nothing if the message does not have it. One that is there several times is joined (RFC 3396).
  std::optional<std::string> option(uint8_t code) const;
  std::optional<IpAddress> address_option(uint8_t code) const;
  std::optional<uint32_t> number_option(uint8_t code) const;

 private:
  bool add_options(std::string_view bytes);

  DhcpHeader header_{};
  std::vector<std::pair<uint8_t, std::string>> options_;
};

// A message that is made.
class DhcpWriter {
 public:
  // An answer to a client's message.
  DhcpWriter(const DhcpMessage& request, DhcpType type);
  // A client's message.
  DhcpWriter(DhcpType type, EtherAddress client, uint32_t xid);

  DhcpHeader& header() { return header_; }
  DhcpWriter& option(uint8_t code, std::string_view bytes);
  DhcpWriter& address(uint8_t code, IpAddress address);
  DhcpWriter& number(uint8_t code, uint32_t number);
  // A packet with the message; a null view when packet memory is used up.
  Packet packet() const;

 private:
  DhcpHeader header_{};
  std::string options_;
};

}  // namespace click
