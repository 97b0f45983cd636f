#include "elements/control/stream.hh"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace click {

Stream::Stream(Element& owner, Stream& previous)
    : watch_(owner),
      file_(std::exchange(previous.file_, -1)),
      in_(std::move(previous.in_)),
      out_(std::move(previous.out_)) {
  previous.watch_.stop();
  watch_.start(file_, !out_.empty());
}

Stream::~Stream() {
  watch_.stop();
  if (file_ >= 0) close(file_);
}

bool Stream::read() {
  char bytes[4096];
  ssize_t count = recv(file_, bytes, sizeof bytes, 0);
  if (count > 0) in_.append(bytes, static_cast<size_t>(count));
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

bool Stream::flush() {
  while (!out_.empty()) {
    ssize_t count = send(file_, out_.data(), out_.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return false;
    if (count < 0) break;
    out_.erase(0, static_cast<size_t>(count));
  }
  watch_.want_write(!out_.empty());
  return true;
}

}  // namespace click
