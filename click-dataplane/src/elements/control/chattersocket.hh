#pragma once

#include <list>

#include "elements/control/listener.hh"
#include "elements/control/stream.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ChatterSocket("TCP", PORT [, keywords CHANNEL, QUIET_CHANNEL, GREETING, LOCALHOST, RETRIES, RETRY_WARNINGS])
ChatterSocket("UNIX", FILENAME [, keywords])

=s control
sends what the engine and its elements say to other programs

=io
None.

=d
Listens on a TCP port or a Unix socket, as ControlSocket does. Whoever connects gets a copy of every line that is said
from then on, by Print and by elements that report something, and is not listened to. The first line is
"Click::ChatterSocket/1.0". A client that is more than 500 000 bytes behind is cut off.

At a hot swap the element of the same name and address takes the socket and its connections over.

Keyword arguments are:

CHANNEL is the name of a channel. All elements speak on the channel "default"; any other stays silent.

QUIET_CHANNEL is accepted and changes nothing.

GREETING is a boolean: the first line is sent. Default is true.

LOCALHOST, RETRIES and RETRY_WARNINGS are those of ControlSocket.

=e
  ChatterSocket(UNIX, /run/chatter.sock)

=h port read
The port it listens on; for TCP.

=h filename read
The socket's file; for UNIX.

=a ControlSocket, Print
*/
class ChatterSocket final : public Element {
 public:
  ChatterSocket() : listen_watch_(*this), timer_(*this) {}
  const char* class_name() const override { return "ChatterSocket"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void run_timer(Timer& timer) override;
  void file_ready(FileWatch& watch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  void start_listening();
  void retry(const Status& status);
  void greet(int file);
  void send_news();

  Listener listener_;
  FileWatch listen_watch_;
  Timer timer_;
  std::list<Stream> clients_;
  uint64_t cursor_ = 0;  // of the log
  std::string channel_ = "default";
  bool greeting_ = true;
  bool retry_warnings_ = true;
  int retries_ = 0;
};

}  // namespace click
