#include "elements/tcpudp/tcpipsend.hh"

#include <netinet/in.h>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"
#include "packet/transport_checksum.hh"
#include "support/text.hh"

namespace click {

namespace {

struct TcpPacket {
  rte_ipv4_hdr ip;
  rte_tcp_hdr tcp;
};
static_assert(sizeof(TcpPacket) == 40);

}  // namespace

Status TCPIPSend::send(std::string_view text) {
  IpAddress source;
  IpAddress destination;
  uint16_t source_port = 0;
  uint16_t destination_port = 0;
  uint32_t sequence = 0;
  uint32_t acknowledgement = 0;
  uint8_t flags = 0;
  Status status = Args(split_words(text), *this)
                      .mandatory("SRC", source)
                      .mandatory("SPORT", source_port)
                      .mandatory("DST", destination)
                      .mandatory("DPORT", destination_port)
                      .mandatory("SEQ", sequence)
                      .mandatory("ACK", acknowledgement)
                      .mandatory("FLAGS", flags)
                      .finish();
  if (!status) return status;
  TcpPacket made{};
  made.ip.version_ihl = 0x45;
  made.ip.total_length = rte_cpu_to_be_16(sizeof made);
  made.ip.time_to_live = 250;
  made.ip.next_proto_id = IPPROTO_TCP;
  made.ip.src_addr = source.raw;
  made.ip.dst_addr = destination.raw;
  made.ip.hdr_checksum = rte_ipv4_cksum(&made.ip);
  made.tcp.src_port = rte_cpu_to_be_16(source_port);
  made.tcp.dst_port = rte_cpu_to_be_16(destination_port);
  made.tcp.sent_seq = rte_cpu_to_be_32(sequence);
  made.tcp.recv_ack = rte_cpu_to_be_32(acknowledgement);
  made.tcp.data_off = 5 << 4;
  made.tcp.tcp_flags = flags;
  made.tcp.rx_win = 0xffff;
  made.tcp.cksum = tcp_checksum(made.ip, &made.tcp, sizeof made.tcp);
  Packet packet = packet_pool().make({reinterpret_cast<const char*>(&made), sizeof made});
  if (!packet) return Status::error("packet memory is used up");
  annotate_ip(packet, 0, made.ip);
  checked_push(0, packet);
  return status;
}

void TCPIPSend::add_handlers(Handlers& handlers) {
  handlers.write("send", [this](std::string_view text) { return send(text); });
}

REGISTER_ELEMENT(TCPIPSend);

}  // namespace click
