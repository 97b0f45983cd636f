#include "elements/userlevel/rawsocket.hh"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/ip_header.hh"
#include "packet/pool.hh"

namespace click {

RawSocket::~RawSocket() {
  if (socket_ >= 0) close(socket_);
}

Status RawSocket::configure(Args& args) {
  std::string type;
  Status status =
      args.mandatory("TYPE", type)
          .positional("PORT", port_)
          .keyword("SNAPLEN", snaplen_)
          .keyword("HEADROOM", headroom_)
          .check([&] { return snaplen_ >= 20 && headroom_ <= 512 && snaplen_ + headroom_ <= kPacketCapacity; },
                 "SNAPLEN and HEADROOM together must be at most " + std::to_string(kPacketCapacity))
          .finish();
  static constexpr std::pair<std::string_view, uint8_t> kTypes[] = {
      {"TCP", IPPROTO_TCP}, {"UDP", IPPROTO_UDP}, {"GRE", IPPROTO_GRE}, {"ICMP", IPPROTO_ICMP}};
  for (auto [name, number] : kTypes) {
    if (type == name) protocol_ = number;
  }
  if (protocol_ == 0 && (ArgumentType<uint8_t>::parse(type, protocol_, args.context()) || protocol_ == 0))
    status.add(Status::error("TYPE: expected TCP, UDP, GRE, ICMP or a protocol number, not '" + type + "'"));
  return status;
}

Status RawSocket::initialize() {
  socket_ = socket(AF_INET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol_);
  int on = 1;
  if (socket_ < 0 || setsockopt(socket_, IPPROTO_IP, IP_HDRINCL, &on, sizeof on) < 0)
    return Status::error(std::string("cannot open a raw socket (it needs CAP_NET_RAW): ") + std::strerror(errno));
  if (output_count() > 0) receive_task_.initialize();
  if (input_count() > 0) {
    signal_ = router().upstream_empty_signal(*this, 0, &send_task_);
    send_task_.initialize();
  }
  return Status::ok();
}

Status RawSocket::take_state(Element& previous) {
  auto& before = static_cast<RawSocket&>(previous);
  received_ = before.received_;
  sent_ = before.sent_;
  return Status::ok();
}

bool RawSocket::is_ours(const Packet& packet) const {
  if (port_ == 0) return true;
  const uint8_t* at = packet.transport_header();
  int32_t left = packet.transport_length();
  auto half = [&](int place) { return uint32_t{at[place]} << 8 | at[place + 1]; };
  if (left < 8) return false;
  switch (protocol_) {
    case IPPROTO_TCP:
    case IPPROTO_UDP:
      return half(2) == port_;
    case IPPROTO_ICMP:
      return half(4) == port_;
    case IPPROTO_GRE: {
      if ((at[0] & 0x20) == 0) return false;          // it has no key
      if ((at[1] & 7) == 1) return half(6) == port_;  // PPTP's call (RFC 2637)
      int place = (at[0] & 0x80) != 0 ? 8 : 4;
      return left >= place + 4 && (half(place) << 16 | half(place + 2)) == port_;
    }
    default:
      return true;
  }
}

bool RawSocket::receive() {
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  bool any = false;
  for (unsigned i = 0; i < kBatchSize; ++i) {
    Packet packet = packet_pool().make(snaplen_, headroom_);
    if (!packet) break;
    ssize_t length = recv(socket_, packet.writable_data(), snaplen_, 0);
    packet.take(snaplen_ - static_cast<uint32_t>(std::max<ssize_t>(length, 0)));
    bool whole = length >= static_cast<ssize_t>(sizeof(rte_ipv4_hdr));
    if (whole) annotate_ip(packet, 0, *reinterpret_cast<const rte_ipv4_hdr*>(packet.data()));
    any = any || length > 0;
    if (!whole || !is_ours(packet)) {
      packet.free();
      if (length < 0) break;
      continue;
    }
    packet.set_timestamp(wall_time());
    batch.append(packet);
  }
  received_ += batch.size();
  if (!batch.empty()) output(0).push(std::move(batch));
  return any;
}

bool RawSocket::send(const Packet& packet) const {
  if (packet.length() < sizeof(rte_ipv4_hdr)) return false;
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_addr.s_addr = reinterpret_cast<const rte_ipv4_hdr*>(packet.data())->dst_addr;
  return sendto(socket_, packet.data(), packet.length(), 0, reinterpret_cast<sockaddr*>(&to), sizeof to) >= 0;
}

bool RawSocket::run_task(Task& task) {
  if (&task == &receive_task_) return receive();
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    bool sent = send(batch[i]);
    verdicts[i] = sent ? kConsumed : dropped(DropReason::kDevice);
    if (!sent) continue;
    ++sent_;
    batch[i].free();
  }
  distribute(std::move(batch), verdicts);
  return true;
}

void RawSocket::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "received", received_);
  add_read_handler(handlers, "sent", sent_);
}

REGISTER_ELEMENT(RawSocket, kHostSockets);

}  // namespace click
