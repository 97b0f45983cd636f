#pragma once

#include <list>
#include <string>

#include "elements/control/listener.hh"
#include "elements/control/stream.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ControlSocket("TCP", PORT [, keywords READONLY, PROXY, VERBOSE, LOCALHOST, RETRIES, RETRY_WARNINGS])
ControlSocket("UNIX", FILENAME [, keywords])

=s control
lets other programs call the configuration's handlers

=io
None.

=d
Listens on a TCP port or a Unix socket and answers in the ControlSocket protocol, version 1.3. PORT may be 0, for any
free port, or end with a plus sign: then one of the next ports will do if PORT is in use. A Unix socket is open to its
owner only.

At a hot swap the element of the same name and address takes the socket and its connections over.

Keyword arguments are:

READONLY is a boolean: write handlers are refused. Default is false.

PROXY is the name of an element whose handlers are meant by "ELEMENT.HANDLER": its handler of that whole name is called.

VERBOSE is a boolean: says when connections come and go. Default is false.

LOCALHOST is a boolean: a TCP socket takes connections from the own host only. Default is true, because whoever connects
commands the configuration.

RETRIES is the number of times, once a second, that it tries again if the socket cannot be opened. Then it asks for the
end of the run. Default is 0: the configuration is refused.

RETRY_WARNINGS is a boolean: says so at each try. Default is true.

=n
A command is a line of words; it is answered by a line that begins with a code of three digits, of which 2xx means
success, and by data if that says so. Lines before the last of several have a hyphen behind the code. HANDLER is
"ELEMENT.HANDLER", "NUMBER.HANDLER" with the element's place in the list, counted from 1, or "HANDLER" for one of the
configuration itself.

  READ HANDLER [PARAMETER...]     200, then a line "DATA N" and N bytes
  READDATA HANDLER N              the same; the parameter is the N bytes behind the line
  READUNTIL HANDLER [END]         the same; the parameter is the lines up to one that equals END, or is empty
  WRITE HANDLER [VALUE...]        200
  WRITEDATA HANDLER N             the value is the N bytes behind the line
  WRITEUNTIL HANDLER [END]        the value is the lines up to END
  CHECKREAD HANDLER               200 if the handler exists and can be read
  CHECKWRITE HANDLER              200 if the handler exists and can be written
  QUIT                            closes the connection

Codes: 200 done, 500 wrong syntax, 501 no such command, 510 no such element, 511 no such handler, 520 the handler
failed, 521 too much data, 530 not allowed. LLRPC is answered with 501. Nothing is answered while the engine is halted.

=e
  ControlSocket(UNIX, /run/click.sock)

=h port read
The port it listens on; for TCP.

=h filename read
The socket's file; for UNIX.

=a ChatterSocket, Script
*/
class ControlSocket final : public Element {
 public:
  ControlSocket() : listen_watch_(*this), retry_timer_(*this) {}
  const char* class_name() const override { return "ControlSocket"; }
  const char* port_count() const override { return "0/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void run_timer(Timer& timer) override;
  void file_ready(FileWatch& watch) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Connection : Stream {
    using Stream::Stream;
    bool skip_newline = false;  // the line before ended with CR
    bool ends = false;          // when everything is written
  };
  struct Target {
    int code = 200;
    std::string problem;
    std::string name;  // as the router knows it
    const Handler* handler = nullptr;
  };

  void start_listening();
  void greet(int file);
  void serve(Connection& connection);
  // One command, if it is there as a whole.
  bool serve_command(Connection& connection);
  bool take_line(Connection& connection, size_t& at, std::string& line);
  // The bytes that a command announces, or the lines up to its end mark; false if they are not there yet.
  bool take_data(Connection& connection, size_t& at, std::string_view command, std::string_view argument,
                 std::string& data);
  void execute(Connection& connection, std::string_view command, std::string_view handler, const std::string& data);
  Target find(std::string_view name, bool write) const;
  static void answer(Connection& connection, int code, const std::string& text);

  Listener listener_;
  FileWatch listen_watch_;
  Timer retry_timer_;
  std::list<Connection> connections_;
  Element* proxy_ = nullptr;
  bool read_only_ = false;
  bool verbose_ = false;
  bool retry_warnings_ = true;
  int retries_ = 0;
};

}  // namespace click
