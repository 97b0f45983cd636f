#include "elements/userlevel/socket.hh"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "graph/value_handlers.hh"
#include "packet/pool.hh"
#include "support/text.hh"

namespace click {

namespace {

constexpr size_t kMostUnsent = 1 << 20;

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS; }

}  // namespace

void SocketElement::Address::set_ip(IpAddress address, uint16_t port) {
  sockaddr_in value{};
  value.sin_family = AF_INET;
  value.sin_addr.s_addr = address.raw;
  value.sin_port = htons(port);
  std::memcpy(&storage, &value, sizeof value);
  length = sizeof value;
}

Status SocketElement::Address::set_path(const std::string& path) {
  sockaddr_un value{};
  if (path.empty() || path.size() >= sizeof value.sun_path)
    return Status::error("expected a file name of 1 to " + std::to_string(sizeof value.sun_path - 1) + " bytes");
  value.sun_family = AF_UNIX;
  std::memcpy(value.sun_path, path.data(), path.size());
  std::memcpy(&storage, &value, sizeof value);
  length = sizeof value;
  return Status::ok();
}

IpAddress SocketElement::Address::ip() const {
  sockaddr_in value;
  std::memcpy(&value, &storage, sizeof value);
  return {storage.ss_family == AF_INET ? value.sin_addr.s_addr : 0};
}

std::string SocketElement::Address::text() const {
  if (storage.ss_family == AF_UNIX) return reinterpret_cast<const sockaddr_un*>(&storage)->sun_path;
  sockaddr_in value;
  std::memcpy(&value, &storage, sizeof value);
  return ip().text() + ":" + std::to_string(ntohs(value.sin_port));
}

SocketElement::~SocketElement() {
  if (peer_ >= 0 && peer_ != socket_) close(peer_);
  if (socket_ >= 0) close(socket_);
  if (!bound_path_.empty()) unlink(bound_path_.c_str());
}

Status SocketElement::configure(Args& args) {
  std::string type;
  std::vector<std::string> words;
  RawText ignored;
  bool has_client = false;
  Status status = args.mandatory("TYPE", type)
                      .rest(words)
                      .keyword("SNAPLEN", snaplen_)
                      .keyword("NODELAY", no_delay_)
                      .keyword("CLIENT", client_, &has_client)
                      .keyword("SNDBUF", send_buffer_)
                      .keyword("RCVBUF", receive_buffer_)
                      .keyword("TIMESTAMP", timestamp_)
                      .keyword("ALLOW", allow_)
                      .keyword("DENY", deny_)
                      .keyword("VERBOSE", verbose_)
                      .keyword("PROPER", ignored)
                      .check([&] { return snaplen_ >= 1 && snaplen_ <= 2048; }, "SNAPLEN must be from 1 to 2048")
                      .check([&] { return type == "TCP" || type == "UDP" || type == "UNIX" || type == "UNIX_DGRAM"; },
                             "TYPE: expected TCP, UDP, UNIX or UNIX_DGRAM")
                      .finish();
  if (!status) return status;
  stream_ = type == "TCP" || type == "UNIX";
  unix_ = type == "UNIX" || type == "UNIX_DGRAM";
  status = read_addresses(words);
  if (!has_client) client_ = has_local_ || output_count() == 0;
  return status;
}

Status SocketElement::read_addresses(const std::vector<std::string>& words) {
  if (unix_) {
    if (words.empty() || words.size() > 2) return Status::error("expected FILE [, LOCALFILE] behind TYPE");
    Status status = remote_.set_path(unquote(words[0]));
    has_local_ = words.size() > 1;
    if (has_local_) status.add(local_.set_path(unquote(words[1])));
    return status;
  }
  if (words.size() < 2 || words.size() > 4)
    return Status::error("expected IP, PORT [, LOCALIP [, LOCALPORT]] behind TYPE");
  ArgumentContext context{*this};
  auto read = [&](size_t at, Address& address, uint16_t& port) {
    IpAddress ip;
    if (ParseError error = ArgumentType<IpAddress>::parse(words[at], ip, context)) return Status::error(*error);
    if (at + 1 < words.size()) {
      if (ParseError error = ArgumentType<uint16_t>::parse(words[at + 1], port, context))
        return Status::error("port: " + *error);
    }
    address.set_ip(ip, port);
    return Status::ok();
  };
  uint16_t local_port = 0;
  Status status = read(0, remote_, remote_port_);
  has_local_ = words.size() > 2;
  if (has_local_) status.add(read(2, local_, local_port));
  return status;
}

Status SocketElement::failure(const std::string& what) const {
  return Status::error(remote_.text() + ": cannot " + what + ": " + std::strerror(errno));
}

Status SocketElement::initialize() {
  if (previous() == nullptr || previous()->configuration() != configuration()) {
    if (Status status = open(); !status) return status;
  }
  receive_task_.initialize(output_count() > 0 || !client_);
  if (input_count() > 0 && input(0).flow() == Flow::kPull) {
    signal_ = router().upstream_empty_signal(*this, 0, &send_task_);
    send_task_.initialize();
  } else {
    send_task_.initialize(false);
  }
  return Status::ok();
}

Status SocketElement::take_state(Element& previous) {
  auto& before = static_cast<SocketElement&>(previous);
  received_ = before.received_;
  sent_ = before.sent_;
  if (socket_ >= 0) return Status::ok();
  std::swap(socket_, before.socket_);
  std::swap(peer_, before.peer_);
  std::swap(bound_path_, before.bound_path_);
  unsent_ = std::move(before.unsent_);
  remote_ = before.remote_;
  if (!unsent_.empty()) send_task_.schedule();
  return Status::ok();
}

Status SocketElement::bind_to(const Address& address) {
  if (unix_) {
    // A socket that a former run left is in the way; other files stay.
    struct stat facts;
    std::string path = address.text();
    if (lstat(path.c_str(), &facts) == 0 && S_ISSOCK(facts.st_mode)) unlink(path.c_str());
  } else {
    int on = 1;
    setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  }
  if (bind(socket_, address.get(), address.length) < 0) return failure("bind to " + address.text());
  if (unix_) bound_path_ = address.text();
  return Status::ok();
}

Status SocketElement::open() {
  socket_ = ::socket(unix_ ? AF_UNIX : AF_INET, (stream_ ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return failure("open a socket");
  set_options();
  if (client_) {
    if (has_local_) {
      if (Status status = bind_to(local_); !status) return status;
    }
    if (stream_ && connect(socket_, remote_.get(), remote_.length) < 0) return failure("connect");
    peer_ = socket_;
  } else {
    if (Status status = bind_to(remote_); !status) return status;
    if (stream_ && listen(socket_, 8) < 0) return failure("listen");
    if (!stream_) {
      peer_ = socket_;
      remote_.length = 0;  // nobody yet
    }
  }
  if (fcntl(socket_, F_SETFL, O_NONBLOCK) < 0) return failure("make it non-blocking");
  return Status::ok();
}

void SocketElement::set_options() const {
  int on = no_delay_ ? 1 : 0;
  if (stream_ && !unix_) setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (send_buffer_ > 0) setsockopt(socket_, SOL_SOCKET, SO_SNDBUF, &send_buffer_, sizeof send_buffer_);
  if (receive_buffer_ > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_, sizeof receive_buffer_);
}

bool SocketElement::allowed(const Address& peer) const {
  if (unix_ || client_) return true;
  auto knows = [&](const Element* table) {
    HandlerResult result = router().read_handler(table->name() + ".lookup", peer.ip().text());
    return result.status && !result.value.empty() && !result.value.starts_with("-1");
  };
  if (allow_ != nullptr && knows(allow_)) return true;
  if (deny_ != nullptr) return !knows(deny_);
  return allow_ == nullptr;
}

void SocketElement::accept_peer() {
  Address from;
  from.length = sizeof from.storage;
  int made = accept4(socket_, from.get(), &from.length, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (made < 0) return;
  bool welcome = allowed(from);
  if (verbose_) {
    std::string who = unix_ ? "a peer" : from.text();
    log_info((welcome ? "connection from " : "refused a connection from ") + who);
  }
  if (!welcome) {
    close(made);
    return;
  }
  peer_ = made;
  int on = no_delay_ ? 1 : 0;
  if (!unix_) setsockopt(peer_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (input_count() > 0 && input(0).flow() == Flow::kPull) send_task_.schedule();
}

void SocketElement::close_peer() {
  if (verbose_) log_info("connection closed");
  if (peer_ != socket_) close(peer_);
  peer_ = -1;
  unsent_.clear();
  if (client_) receive_task_.unschedule();
}

bool SocketElement::receive() {
  BatchStorage storage;
  PacketBatch batch = storage.empty();
  while (batch.size() < kBatchSize && peer_ >= 0) {
    Packet packet = packet_pool().make(snaplen_, kPacketCapacity - 2048);
    if (!packet) break;
    Address from;
    from.length = sizeof from.storage;
    ssize_t length = recvfrom(peer_, packet.writable_data(), snaplen_, MSG_DONTWAIT, from.get(), &from.length);
    bool arrived = length > 0 || (length == 0 && !stream_);
    bool refused = arrived && !stream_ && !client_ && !allowed(from);
    if (!arrived || refused) {
      bool later = length < 0 && would_block();
      packet.free();
      if (later) break;
      if (refused) count_drops(DropReason::kFiltered, 1);
      if (stream_) close_peer();
      continue;
    }
    if (!stream_ && !client_) {
      if (remote_.length == 0) send_task_.schedule();
      remote_ = from;
    }
    packet.take(snaplen_ - static_cast<uint32_t>(length));
    if (timestamp_) packet.set_timestamp(wall_time());
    batch.append(packet);
  }
  if (batch.empty()) return false;
  received_ += batch.size();
  checked_push(0, std::move(batch), DropReason::kDiscarded);
  return true;
}

// Sends what waits. True when nothing is left.
bool SocketElement::flush() {
  while (!unsent_.empty() && peer_ >= 0) {
    ssize_t sent = ::send(peer_, unsent_.data(), unsent_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0) {
      if (would_block()) return false;
      close_peer();
      return true;
    }
    unsent_.erase(0, static_cast<size_t>(sent));
  }
  return true;
}

bool SocketElement::can_send() const { return peer_ >= 0 && (stream_ || remote_.length > 0); }

bool SocketElement::send_datagram(const Packet& packet) {
  Address to = remote_;
  if (!unix_ && client_ && remote_.ip().raw == 0) to.set_ip({packet.destination_ip()}, remote_port_);
  return sendto(peer_, packet.data(), packet.length(), MSG_DONTWAIT | MSG_NOSIGNAL, to.get(), to.length) >= 0;
}

bool SocketElement::send(const Packet& packet) {
  if (!stream_) return send_datagram(packet);
  if (unsent_.size() + packet.length() > kMostUnsent) return false;
  unsent_ += packet.bytes();
  if (!flush()) send_task_.schedule();
  return peer_ >= 0;
}

void SocketElement::push(PortId, PacketBatch batch) {
  PortId verdicts[kBatchSize];
  for (unsigned i = 0; i < batch.size(); ++i) {
    bool ready = can_send();
    bool sent = ready && send(batch[i]);
    verdicts[i] = sent ? kConsumed : dropped(ready ? DropReason::kDevice : DropReason::kUnconnected);
    if (!sent) continue;
    ++sent_;
    batch[i].free();
  }
  distribute(std::move(batch), verdicts);
}

bool SocketElement::run_task(Task& task) {
  if (&task == &receive_task_) {
    if (stream_ && !client_ && peer_ < 0) accept_peer();
    return receive();
  }
  if (!flush()) return false;
  if (input_count() == 0 || input(0).flow() == Flow::kPush || !can_send()) {
    task.unschedule();
    return false;
  }
  BatchStorage storage;
  PacketBatch batch = input(0).pull(storage, kBatchSize);
  if (batch.empty()) {
    signal_.rest(task);
    return false;
  }
  push(0, std::move(batch));
  return true;
}

void SocketElement::add_handlers(Handlers& handlers) {
  add_read_handler(handlers, "received", received_);
  add_read_handler(handlers, "sent", sent_);
}

REGISTER_ELEMENT(Socket, kHostSockets);

}  // namespace click
