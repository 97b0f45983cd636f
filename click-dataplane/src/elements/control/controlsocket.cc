#include "elements/control/controlsocket.hh"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "support/text.hh"

namespace click {
namespace {

constexpr const char* kGreeting = "Click::ControlSocket/1.3\r\n";
constexpr size_t kMaxConnections = 64;
constexpr size_t kMaxLine = 65536;
constexpr size_t kMaxData = 16 << 20;

constexpr int kDone = 200;
constexpr int kSyntax = 500;
constexpr int kNoCommand = 501;
constexpr int kNoElement = 510;
constexpr int kNoHandler = 511;
constexpr int kHandlerFailed = 520;
constexpr int kTooMuch = 521;
constexpr int kNotAllowed = 530;

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
  return out;
}

std::string_view without_blanks_behind(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool reads(std::string_view command) { return command.starts_with("READ"); }

}  // namespace

Status ControlSocket::configure(Args& args) {
  listener_.add_arguments(args);
  Status status = args.keyword("READONLY", read_only_)
                      .keyword("PROXY", proxy_)
                      .keyword("VERBOSE", verbose_)
                      .keyword("RETRIES", retries_)
                      .keyword("RETRY_WARNINGS", retry_warnings_)
                      .finish();
  if (status) status.add(listener_.check());
  return status;
}

Status ControlSocket::initialize() {
  retry_timer_.initialize();
  const auto* before = static_cast<const ControlSocket*>(previous());
  if (before != nullptr && before->listener_.same_address(listener_) && before->listener_.file() >= 0)
    return Status::ok();  // take_state brings the socket
  Status status = listener_.open();
  if (status) {
    start_listening();
  } else if (retries_ > 0) {
    if (retry_warnings_) log_warning(status.text() + "; trying again");
    retry_timer_.schedule_after(std::chrono::seconds(1));
    return Status::ok();
  }
  return status;
}

void ControlSocket::start_listening() {
  listen_watch_.start(listener_.file());
  if (verbose_) log_info("listening on " + listener_.text());
}

Status ControlSocket::take_state(Element& previous) {
  auto& before = static_cast<ControlSocket&>(previous);
  if (!before.listener_.same_address(listener_) || listener_.file() >= 0) return Status::ok();
  before.listen_watch_.stop();
  listener_.adopt(before.listener_);
  start_listening();
  for (Connection& connection : before.connections_) {
    connections_.emplace_back(*this, connection).skip_newline = connection.skip_newline;
  }
  before.connections_.clear();
  return Status::ok();
}

void ControlSocket::run_timer(Timer&) {
  Status status = listener_.open();
  if (status) return start_listening();
  if (--retries_ > 0) {
    if (retry_warnings_) log_warning(status.text() + "; trying again");
    retry_timer_.schedule_after(std::chrono::seconds(1));
    return;
  }
  log_error(status.text() + "; giving up");
  router().request_stop();
}

void ControlSocket::file_ready(FileWatch& watch) {
  if (&watch == &listen_watch_) {
    for (int file = listener_.accept(); file >= 0; file = listener_.accept()) greet(file);
    return;
  }
  auto found = std::find_if(connections_.begin(), connections_.end(),
                            [&](const Connection& connection) { return &connection.watch() == &watch; });
  if (found == connections_.end()) return;
  bool open = found->read();
  serve(*found);
  open = found->flush() && open;
  if (open && (!found->ends || found->waiting() != 0)) return;
  if (verbose_) log_info("closed a connection");
  connections_.erase(found);
}

void ControlSocket::greet(int file) {
  if (connections_.size() >= kMaxConnections) {
    log_warning("refused a connection, there are " + std::to_string(kMaxConnections));
    close(file);
    return;
  }
  if (verbose_) log_info("opened a connection");
  connections_.emplace_back(*this, file);
  connections_.back().write(kGreeting);
  if (!connections_.back().flush()) connections_.pop_back();
}

void ControlSocket::serve(Connection& connection) {
  while (!connection.ends && serve_command(connection)) continue;
}

// A line ends with LF, CR or CR LF.
bool ControlSocket::take_line(Connection& connection, size_t& at, std::string& line) {
  const std::string& in = connection.in();
  if (at == 0 && connection.skip_newline && !in.empty()) {
    if (in[0] == '\n') at = 1;
    connection.skip_newline = false;
  }
  size_t end = in.find_first_of("\r\n", at);
  if (end == std::string::npos) return false;
  line = in.substr(at, end - at);
  at = end + 1;
  if (in[end] == '\r') {
    if (at < in.size() && in[at] == '\n') {
      ++at;
    } else if (at == in.size()) {
      connection.skip_newline = true;
    }
  }
  return true;
}

bool ControlSocket::serve_command(Connection& connection) {
  size_t at = 0;
  std::string line;
  bool skipped = connection.skip_newline;
  if (!take_line(connection, at, line)) {
    connection.in().erase(0, at);
    if (connection.in().size() > kMaxLine) {
      answer(connection, kSyntax, "the line is too long");
      connection.ends = true;
    }
    return false;
  }
  std::string_view rest = line;
  std::string command = upper(take_word(rest));
  std::string handler = take_word(rest);
  std::string data(rest);
  if (command.ends_with("DATA") || command.ends_with("UNTIL")) {
    if (connection.skip_newline && at == connection.in().size() && command.ends_with("DATA")) {
      // The data may begin with the LF of this line's end, which is not there yet.
      connection.skip_newline = skipped;
      return false;
    }
    if (!take_data(connection, at, command, rest, data)) {
      connection.skip_newline = skipped;
      return false;
    }
  }
  if (!connection.ends && !command.empty()) execute(connection, command, handler, data);
  connection.in().erase(0, at);
  return true;
}

bool ControlSocket::take_data(Connection& connection, size_t& at, std::string_view command, std::string_view argument,
                              std::string& data) {
  data.clear();
  if (command.ends_with("DATA")) {
    std::optional<ParsedInteger> count = parse_integer(argument);
    if (!count || count->negative) return true;  // execute() complains
    if (count->magnitude > kMaxData) {
      answer(connection, kTooMuch, "at most " + std::to_string(kMaxData) + " bytes are taken");
      connection.ends = true;
      return true;
    }
    if (connection.in().size() - at < count->magnitude) return false;
    data = connection.in().substr(at, count->magnitude);
    at += count->magnitude;
    return true;
  }
  for (std::string line; take_line(connection, at, line);) {
    if (without_blanks_behind(line) == argument) return true;
    data += line + "\n";
  }
  if (connection.in().size() <= kMaxData) return false;
  answer(connection, kTooMuch, "at most " + std::to_string(kMaxData) + " bytes are taken");
  connection.ends = true;
  return true;
}

void ControlSocket::answer(Connection& connection, int code, const std::string& text) {
  std::string_view rest = text;
  std::string number = std::to_string(code);
  while (rest.ends_with('\n')) rest.remove_suffix(1);
  for (size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
    connection.write(number + "-" + std::string(rest.substr(0, end)) + "\r\n");
    rest.remove_prefix(end + 1);
  }
  connection.write(number + " " + std::string(rest) + "\r\n");
}

void ControlSocket::execute(Connection& connection, std::string_view command, std::string_view handler,
                            const std::string& data) {
  static const std::vector<std::string> kCommands = {"READ",       "READDATA",  "READUNTIL",  "WRITE", "WRITEDATA",
                                                     "WRITEUNTIL", "CHECKREAD", "CHECKWRITE", "QUIT"};
  if (command == "QUIT") {
    answer(connection, kDone, "Goodbye!");
    connection.ends = true;
    return;
  }
  if (std::find(kCommands.begin(), kCommands.end(), command) == kCommands.end()) {
    return answer(connection, kNoCommand,
                  "Unimplemented command '" + std::string(command) + "'" + suggestion(command, kCommands));
  }
  if (handler.empty()) return answer(connection, kSyntax, "Wrong number of arguments");
  bool write = command.ends_with("WRITE") || command.starts_with("WRITE");
  Target target = find(handler, write);
  std::string what = std::string(write ? "Write" : "Read") + " handler '" + std::string(handler) + "'";
  if (target.code != kDone) return answer(connection, target.code, target.problem);
  if (command.starts_with("CHECK")) return answer(connection, kDone, what + " OK");
  HandlerResult result;
  if (reads(command)) {
    result = proxy_ != nullptr ? target.handler->read(data) : router().read_handler(target.name, data);
  } else {
    result.status = proxy_ != nullptr ? target.handler->write(data) : router().write_handler(target.name, data);
  }
  if (!result.status) {
    std::string text = what + " error:";
    for (const std::string& message : result.status.messages()) text += "\n" + message;
    return answer(connection, kHandlerFailed, text);
  }
  answer(connection, kDone, what + " OK");
  if (!write) connection.write("DATA " + std::to_string(result.value.size()) + "\r\n" + result.value);
}

// The handler that a client means, or why there is none for it.
ControlSocket::Target ControlSocket::find(std::string_view name, bool write) const {
  Target target{kDone, "", std::string(name), nullptr};
  auto refuse = [&](int code, const std::string& why) {
    target.code = code;
    target.problem = why;
    return target;
  };
  size_t dot = name.rfind('.');
  std::string element(name.substr(0, dot == std::string_view::npos ? 0 : dot));
  if (proxy_ != nullptr) {
    target.handler = router().handlers_of(*proxy_).find(name);
  } else {
    std::optional<ParsedInteger> number = parse_integer(element);
    if (number && !number->negative && number->magnitude <= router().elements().size()) {
      // As the configuration itself is no element, 0 stands for it.
      if (number->magnitude != 0) element = router().elements()[number->magnitude - 1]->name();
      target.name = (number->magnitude == 0 ? "" : element + ".") + std::string(name.substr(dot + 1));
      if (number->magnitude == 0) element.clear();
    }
    if (!element.empty() && router().find(element) == nullptr)
      return refuse(kNoElement, "No element named '" + element + "'");
    target.handler = router().find_handler(target.name);
  }
  if (target.handler == nullptr) return refuse(kNoHandler, "No handler named '" + std::string(name) + "'");
  if (target.handler->local) return refuse(kNotAllowed, "Handler '" + std::string(name) + "' is not for sockets");
  if (write && read_only_) return refuse(kNotAllowed, "Permission denied for '" + std::string(name) + "'");
  bool there = write ? static_cast<bool>(target.handler->write) : static_cast<bool>(target.handler->read);
  if (!there)
    return refuse(kNoHandler, "Handler '" + std::string(name) + "' cannot be " + (write ? "written" : "read"));
  return target;
}

void ControlSocket::add_handlers(Handlers& handlers) {
  if (listener_.tcp()) {
    handlers.read("port", [this] { return std::to_string(listener_.port()); });
  } else {
    handlers.read("filename", [this] { return listener_.filename(); });
  }
}

REGISTER_ELEMENT(ControlSocket, kHostSockets);

}  // namespace click
