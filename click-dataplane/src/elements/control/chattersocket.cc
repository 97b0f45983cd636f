#include "elements/control/chattersocket.hh"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/log.hh"

namespace click {
namespace {

constexpr size_t kMaxBehind = 500'000;
constexpr size_t kMaxClients = 64;
constexpr std::chrono::milliseconds kInterval{20};

// Where the log ends now.
uint64_t end_of_log() {
  uint64_t cursor = 0;
  for (;;) {
    LogPage page = read_log(cursor, 1024);
    if (page.lines.empty()) return page.next;
    cursor = page.next;
  }
}

}  // namespace

Status ChatterSocket::configure(Args& args) {
  bool quiet = true;
  listener_.add_arguments(args);
  Status status = args.keyword("CHANNEL", channel_)
                      .keyword("QUIET_CHANNEL", quiet)
                      .keyword("GREETING", greeting_)
                      .keyword("RETRIES", retries_)
                      .keyword("RETRY_WARNINGS", retry_warnings_)
                      .finish();
  if (status) status.add(listener_.check());
  return status;
}

Status ChatterSocket::initialize() {
  timer_.initialize();
  const auto* before = static_cast<const ChatterSocket*>(previous());
  if (before != nullptr && before->listener_.same_address(listener_) && before->listener_.file() >= 0)
    return Status::ok();  // take_state brings the socket
  Status status = listener_.open();
  if (status) {
    start_listening();
  } else if (retries_ > 0) {
    retry(status);
    return Status::ok();
  }
  return status;
}

void ChatterSocket::start_listening() { listen_watch_.start(listener_.file()); }

void ChatterSocket::retry(const Status& status) {
  if (retry_warnings_) log_warning(status.text() + "; trying again");
  timer_.schedule_after(std::chrono::seconds(1));
}

Status ChatterSocket::take_state(Element& previous) {
  auto& before = static_cast<ChatterSocket&>(previous);
  if (!before.listener_.same_address(listener_) || listener_.file() >= 0) return Status::ok();
  before.listen_watch_.stop();
  listener_.adopt(before.listener_);
  start_listening();
  cursor_ = before.cursor_;
  for (Stream& client : before.clients_) clients_.emplace_back(*this, client);
  before.clients_.clear();
  if (!clients_.empty()) timer_.schedule_now();
  return Status::ok();
}

void ChatterSocket::run_timer(Timer&) {
  if (listener_.file() >= 0) return send_news();
  Status status = listener_.open();
  if (status) return start_listening();
  if (--retries_ > 0) return retry(status);
  log_error(status.text() + "; giving up");
  router().request_stop();
}

// Looks at the log as long as somebody listens.
void ChatterSocket::send_news() {
  for (LogPage page = read_log(cursor_, 256); !page.lines.empty(); page = read_log(cursor_, 256)) {
    cursor_ = page.next;
    if (channel_ != "default") continue;
    for (Stream& client : clients_) {
      for (const LogLine& line : page.lines) client.write(line.text + "\n");
    }
  }
  clients_.remove_if([](Stream& client) { return !client.flush() || client.waiting() > kMaxBehind; });
  if (!clients_.empty()) timer_.schedule_after(kInterval);
}

void ChatterSocket::file_ready(FileWatch& watch) {
  if (&watch == &listen_watch_) {
    for (int file = listener_.accept(); file >= 0; file = listener_.accept()) greet(file);
    return;
  }
  auto found =
      std::find_if(clients_.begin(), clients_.end(), [&](const Stream& client) { return &client.watch() == &watch; });
  if (found == clients_.end()) return;
  bool open = found->read();
  found->in().clear();
  if (!open || !found->flush()) clients_.erase(found);
}

void ChatterSocket::greet(int file) {
  if (clients_.size() >= kMaxClients) {
    close(file);
    return;
  }
  if (clients_.empty()) cursor_ = end_of_log();
  clients_.emplace_back(*this, file);
  if (greeting_) clients_.back().write("Click::ChatterSocket/1.0\r\n");
  if (!clients_.back().flush()) clients_.pop_back();
  if (!clients_.empty() && !timer_.scheduled()) timer_.schedule_after(kInterval);
}

void ChatterSocket::add_handlers(Handlers& handlers) {
  if (listener_.tcp()) {
    handlers.read("port", [this] { return std::to_string(listener_.port()); });
  } else {
    handlers.read("filename", [this] { return listener_.filename(); });
  }
}

REGISTER_ELEMENT(ChatterSocket, kHostSockets);

}  // namespace click
