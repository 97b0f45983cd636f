#include "elements/control/listener.hh"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>

namespace click {
namespace {

constexpr int kBacklog = 16;
constexpr int kPortsToTry = 32;

Status failure(const std::string& what) { return Status::error(what + ": " + std::strerror(errno)); }

}  // namespace

void Listener::add_arguments(Args& args) {
  args.mandatory("TYPE", type_).mandatory("ADDRESS", address_).keyword("LOCALHOST", localhost_);
}

Status Listener::check() {
  std::transform(type_.begin(), type_.end(), type_.begin(), [](unsigned char c) { return std::toupper(c); });
  tcp_ = type_ == "TCP";
  if (type_ == "UNIX") {
    if (address_.empty() || address_.size() >= sizeof(sockaddr_un::sun_path))
      return Status::error("the file's name must have 1 to " + std::to_string(sizeof(sockaddr_un::sun_path) - 1) +
                           " characters");
    return Status::ok();
  }
  if (!tcp_) return Status::error("TYPE: expected TCP or UNIX, not '" + type_ + "'");
  std::string number = address_;
  search_ = number.ends_with('+');
  if (search_) number.pop_back();
  std::optional<ParsedInteger> parsed = parse_integer(number);
  if (!parsed || parsed->negative || parsed->magnitude > 65535)
    return Status::error("expected a TCP port from 0 to 65535, not '" + address_ + "'");
  port_ = static_cast<int>(parsed->magnitude);
  return Status::ok();
}

Status Listener::open() {
  if (!tcp_) return open_unix();
  int first = port_;
  for (int port = first;; ++port) {
    Status status = open_tcp(port);
    if (status || !search_ || port - first >= kPortsToTry || port == 65535) return status;
  }
}

Status Listener::open_tcp(int port) {
  close();
  file_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (file_ < 0) return failure("socket");
  int yes = 1;
  setsockopt(file_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(localhost_ ? INADDR_LOOPBACK : INADDR_ANY);
  socklen_t length = sizeof address;
  if (bind(file_, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(file_, kBacklog) != 0 ||
      getsockname(file_, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
    Status status = failure("TCP port " + std::to_string(port));
    close();
    return status;
  }
  port_ = ntohs(address.sin_port);
  return Status::ok();
}

// Only the owner may connect; a file that nobody listens on any more is replaced.
Status Listener::open_unix() {
  close();
  file_ = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (file_ < 0) return failure("socket");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, address_.c_str(), address_.size() + 1);
  const auto* where = reinterpret_cast<const sockaddr*>(&address);
  struct stat old {};
  if (lstat(address_.c_str(), &old) == 0 && S_ISSOCK(old.st_mode)) {
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool dead = connect(probe, where, sizeof address) != 0 && errno == ECONNREFUSED;
    ::close(probe);
    if (dead) unlink(address_.c_str());
  }
  mode_t before = umask(0177);
  int bound = bind(file_, where, sizeof address);
  int why = errno;
  umask(before);
  errno = why;
  if (bound == 0 && listen(file_, kBacklog) == 0) return Status::ok();
  Status status = failure(address_);
  ::close(file_);  // the file, if any, is not ours
  file_ = -1;
  return status;
}

void Listener::adopt(Listener& other) {
  close();
  file_ = other.file_;
  port_ = other.port_;
  other.file_ = -1;
}

void Listener::close() {
  if (file_ < 0) return;
  ::close(file_);
  file_ = -1;
  if (!tcp_) unlink(address_.c_str());
}

int Listener::accept() { return accept4(file_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); }

std::string Listener::text() const { return tcp_ ? "TCP port " + std::to_string(port_) : "socket " + address_; }

}  // namespace click
