#include "elements/nat/ftpportmapper.hh"

#include <netinet/in.h>
#include <cstring>
#include <optional>

#include "elements/nat/port_rewriter.hh"
#include "graph/args.hh"
#include "graph/registry.hh"

namespace click {

namespace {

struct PortCommand {
  uint32_t address = 0;  // network order
  uint16_t port = 0;
  size_t length = 0;  // up to the end of the last number
};

// "PORT h1,h2,h3,h4,p1,p2" with the end of the line behind it.
std::optional<PortCommand> read_port_command(std::string_view text) {
  std::string_view whole = text;
  for (char expected : std::string_view("PORT ")) {
    if (text.empty() || (text[0] & ~0x20) != (expected & ~0x20)) return std::nullopt;
    text.remove_prefix(1);
  }
  uint8_t numbers[6];
  for (int i = 0; i < 6; ++i) {
    unsigned value = 0;
    size_t digits = 0;
    for (; digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9'; ++digits)
      value = value * 10 + static_cast<unsigned>(text[digits] - '0');
    if (digits == 0 || digits == text.size() || value > 255 || (i < 5 && text[digits] != ',')) return std::nullopt;
    numbers[i] = static_cast<uint8_t>(value);
    text.remove_prefix(digits + (i < 5 ? 1 : 0));
  }
  if (text[0] != '\r' && text[0] != '\n') return std::nullopt;
  PortCommand command;
  std::memcpy(&command.address, numbers, 4);
  std::memcpy(&command.port, numbers + 4, 2);
  command.length = whole.size() - text.size();
  return command;
}

std::string port_command(uint32_t address, uint16_t port) {
  uint8_t numbers[6];
  std::memcpy(numbers, &address, 4);
  std::memcpy(numbers + 4, &port, 2);
  std::string text = "PORT ";
  for (int i = 0; i < 6; ++i) text += (i > 0 ? "," : "") + std::to_string(numbers[i]);
  return text;
}

// Puts `text` in the place of `old_length` bytes at `offset`. False when there is no room.
bool replace_bytes(Packet& packet, uint32_t offset, uint32_t old_length, std::string_view text) {
  uint32_t tail = packet.length() - offset - old_length;
  auto grown = static_cast<int32_t>(text.size()) - static_cast<int32_t>(old_length);
  if (grown > 0 ? !packet.put(static_cast<uint32_t>(grown)) : !packet.make_writable()) return false;
  uint8_t* at = packet.writable_data() + offset;
  std::memmove(at + text.size(), at + old_length, tail);
  std::memcpy(at, text.data(), text.size());
  if (grown < 0) packet.take(static_cast<uint32_t>(-grown));
  return true;
}

}  // namespace

Status FTPPortMapper::configure(Args& args) {
  Element* control = nullptr;
  Element* data = nullptr;
  RawText pattern;
  Status status = args.mandatory("CONTROL_REWRITER", control)
                      .mandatory("DATA_REWRITER", data)
                      .mandatory("PATTERN", pattern)
                      .finish();
  if (!status) return status;
  control_ = dynamic_cast<TcpAwareRewriter*>(control);
  data_ = dynamic_cast<PortRewriter*>(data);
  if (control_ == nullptr) status.add(Status::error("CONTROL_REWRITER must be a TCPRewriter or an IPRewriter"));
  if (data_ == nullptr) status.add(Status::error("DATA_REWRITER must rewrite ports, as TCPRewriter does"));
  if (status) status.add(RoutedPattern::parse(pattern.text, *this, data->output_count(), routed_));
  if (status && !routed_.pattern.is(RewritePattern::Form::kPorts))
    status.add(Status::error("PATTERN: expected `SADDR SPORT DADDR DPORT FOUTPUT ROUTPUT'"));
  return status;
}

PortId FTPPortMapper::process(Packet& packet) {
  const rte_ipv4_hdr* ip = ip_header(packet);
  if (ip == nullptr || ip->next_proto_id != IPPROTO_TCP || is_fragment(*ip)) return 0;
  int32_t left = packet.transport_length();
  if (left < static_cast<int32_t>(sizeof(rte_tcp_hdr))) return 0;
  const auto* tcp = reinterpret_cast<const rte_tcp_hdr*>(packet.transport_header());
  int32_t header = (tcp->data_off >> 4) * 4;
  if (header < static_cast<int32_t>(sizeof(rte_tcp_hdr)) || left <= header) return 0;
  auto data_offset = static_cast<uint32_t>(packet.transport_header_offset() + header);
  std::optional<PortCommand> command = read_port_command(packet.bytes().substr(data_offset));
  if (!command) return 0;

  FlowKey control{ip->src_addr, ip->dst_addr, tcp->src_port, tcp->dst_port, IPPROTO_TCP};
  auto data_port = static_cast<uint16_t>(rte_be_to_cpu_16(tcp->dst_port) - 1);
  FlowKey data{command->address, ip->dst_addr, command->port, rte_cpu_to_be_16(data_port), IPPROTO_TCP};
  std::optional<FlowKey> mapped = data_->add_flow(data, routed_.pattern, routed_.output, routed_.reply_output);
  if (!mapped) return 0;
  std::string text = port_command(mapped->source, mapped->source_port);
  uint32_t after = rte_be_to_cpu_32(tcp->sent_seq) + static_cast<uint32_t>(left - header);
  auto grown = static_cast<int32_t>(text.size()) - static_cast<int32_t>(command->length);
  if (!replace_bytes(packet, data_offset, static_cast<uint32_t>(command->length), text))
    return dropped(DropReason::kNoMemory);
  control_->shift_sequence(control, after, grown);

  auto* new_ip = reinterpret_cast<rte_ipv4_hdr*>(packet.writable_data() + packet.network_header_offset());
  auto* new_tcp = reinterpret_cast<rte_tcp_hdr*>(packet.writable_data() + packet.transport_header_offset());
  uint32_t header_length = ip_header_length(*new_ip);
  new_ip->total_length = rte_cpu_to_be_16(static_cast<uint16_t>(packet.network_length()));
  new_ip->hdr_checksum = 0;
  new_ip->hdr_checksum = static_cast<uint16_t>(~rte_raw_cksum(new_ip, header_length));
  new_tcp->cksum = 0;
  new_tcp->cksum = rte_ipv4_udptcp_cksum(new_ip, new_tcp);
  return 0;
}

REGISTER_ELEMENT(FTPPortMapper);

}  // namespace click
