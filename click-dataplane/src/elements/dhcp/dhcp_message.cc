#include "elements/dhcp/dhcp_message.hh"

#include <netinet/in.h>

#include <cstring>

#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kCookie = RTE_BE32(0x63825363);
constexpr uint8_t kEthernet = 1;
constexpr uint8_t kPad = 0;
constexpr uint8_t kEnd = 255;
// What clients must be able to take, and relays expect at least (RFC 1542, 2.1).
constexpr size_t kLeastLength = 300;

}  // namespace

std::optional<DhcpMessage> DhcpMessage::read(const Packet& packet) {
  std::string_view bytes = packet.bytes();
  if (const rte_ipv4_hdr* ip = ip_header(packet)) {
    int32_t left = packet.transport_length() - static_cast<int32_t>(sizeof(rte_udp_hdr));
    if (ip->next_proto_id != IPPROTO_UDP || is_fragment(*ip) || left < 0) return std::nullopt;
    bytes = bytes.substr(bytes.size() - static_cast<size_t>(left));
  }
  if (bytes.size() < sizeof(DhcpHeader)) return std::nullopt;
  DhcpMessage message;
  std::memcpy(&message.header_, bytes.data(), sizeof(DhcpHeader));
  const DhcpHeader& header = message.header_;
  bool good = (header.op == kBootRequest || header.op == kBootReply) && header.htype == kEthernet && header.hlen == 6 &&
              header.cookie == kCookie;
  if (!good || !message.add_options(bytes.substr(sizeof(DhcpHeader)))) return std::nullopt;
  // The fields for names may hold more options.
  std::optional<std::string> overload = message.option(dhcp_option::kOverload);
  auto which = overload && overload->size() == 1 ? static_cast<uint8_t>((*overload)[0]) : 0;
  auto text = [](const auto& field) {
    return std::string_view(reinterpret_cast<const char*>(field.data()), field.size());
  };
  if ((which & 1) != 0 && !message.add_options(text(header.file))) return std::nullopt;
  if ((which & 2) != 0 && !message.add_options(text(header.sname))) return std::nullopt;
  if (message.type() == DhcpType::kNone) return std::nullopt;
  return message;
}

bool DhcpMessage::add_options(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    auto code = static_cast<uint8_t>(bytes[i++]);
    if (code == kPad) continue;
    if (code == kEnd) return true;
    if (i == bytes.size()) return false;
    auto length = static_cast<uint8_t>(bytes[i++]);
    if (length > bytes.size() - i) return false;
    options_.emplace_back(code, bytes.substr(i, length));
    i += length;
  }
  return true;
}

EtherAddress DhcpMessage::client() const {
  EtherAddress address;
  std::memcpy(address.bytes.data(), header_.chaddr.data(), address.bytes.size());
  return address;
}

DhcpType DhcpMessage::type() const {
  std::optional<std::string> type = option(dhcp_option::kMessageType);
  if (!type || type->size() != 1 || (*type)[0] < 1 || (*type)[0] > 8) return DhcpType::kNone;
  return static_cast<DhcpType>((*type)[0]);
}

std::optional<std::string> DhcpMessage::option(uint8_t code) const {
  std::optional<std::string> joined;
  for (const auto& [own, bytes] : options_) {
    if (own == code) joined = joined.value_or("") + bytes;
  }
  return joined;
}

std::optional<uint32_t> DhcpMessage::number_option(uint8_t code) const {
  std::optional<std::string> bytes = option(code);
  if (!bytes || bytes->size() != 4) return std::nullopt;
  uint32_t number;
  std::memcpy(&number, bytes->data(), sizeof number);
  return rte_be_to_cpu_32(number);
}

std::optional<IpAddress> DhcpMessage::address_option(uint8_t code) const {
  std::optional<uint32_t> number = number_option(code);
  if (!number) return std::nullopt;
  return IpAddress{rte_cpu_to_be_32(*number)};
}

DhcpWriter::DhcpWriter(const DhcpMessage& request, DhcpType type) {
  header_ = request.header();
  header_.op = kBootReply;
  header_.hops = 0;
  header_.secs = 0;
  header_.ciaddr = header_.yiaddr = header_.siaddr = 0;
  header_.sname.fill(0);
  header_.file.fill(0);
  option(dhcp_option::kMessageType, std::string(1, static_cast<char>(type)));
}

DhcpWriter::DhcpWriter(DhcpType type, EtherAddress client, uint32_t xid) {
  header_.op = kBootRequest;
  header_.htype = kEthernet;
  header_.hlen = 6;
  header_.xid = xid;
  header_.cookie = kCookie;
  std::memcpy(header_.chaddr.data(), client.bytes.data(), client.bytes.size());
  option(dhcp_option::kMessageType, std::string(1, static_cast<char>(type)));
}

DhcpWriter& DhcpWriter::option(uint8_t code, std::string_view bytes) {
  do {
    std::string_view part = bytes.substr(0, 255);
    options_ += static_cast<char>(code);
    options_ += static_cast<char>(part.size());
    options_ += part;
    bytes.remove_prefix(part.size());
  } while (!bytes.empty());
  return *this;
}

DhcpWriter& DhcpWriter::address(uint8_t code, IpAddress address) {
  return option(code, std::string_view(reinterpret_cast<const char*>(&address.raw), sizeof address.raw));
}

DhcpWriter& DhcpWriter::number(uint8_t code, uint32_t number) {
  return address(code, IpAddress{rte_cpu_to_be_32(number)});
}

Packet DhcpWriter::packet() const {
  std::string bytes(reinterpret_cast<const char*>(&header_), sizeof header_);
  bytes += options_;
  bytes += static_cast<char>(kEnd);
  if (bytes.size() < kLeastLength) bytes.resize(kLeastLength);
  return packet_pool().make(bytes);
}

}  // namespace click
