#pragma once

#include <sys/socket.h>

#include <string>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "packet/addresses.hh"

namespace click {

class Args;

// What Socket, FromSocket and ToSocket do.
class SocketElement : public Element {
 public:
  SocketElement() : receive_task_(*this), send_task_(*this) {}
  ~SocketElement() override;
  const char* flow_code() const override { return "x/y"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Address {
    sockaddr_storage storage{};
    socklen_t length = 0;

    void set_ip(IpAddress address, uint16_t port);
    Status set_path(const std::string& path);
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
    IpAddress ip() const;
    std::string text() const;
  };

  Status read_addresses(const std::vector<std::string>& words);
  Status failure(const std::string& what) const;
  Status open();
  Status bind_to(const Address& address);
  void set_options() const;
  bool allowed(const Address& peer) const;
  void accept_peer();
  void close_peer();
  bool receive();
  bool flush();
  bool can_send() const;
  bool send(const Packet& packet);
  bool send_datagram(const Packet& packet);

  Task receive_task_;
  Task send_task_;
  NotifierSignal signal_;
  bool stream_ = false;
  bool unix_ = false;
  bool client_ = false;
  Address local_;
  Address remote_;  // of a datagram server: of whom the last datagram came from
  bool has_local_ = false;
  uint16_t remote_port_ = 0;
  uint32_t snaplen_ = 2048;
  bool no_delay_ = true;
  bool timestamp_ = true;
  bool verbose_ = false;
  int send_buffer_ = 0;
  int receive_buffer_ = 0;
  Element* allow_ = nullptr;
  Element* deny_ = nullptr;
  int socket_ = -1;
  int peer_ = -1;  // what packets go through; for datagrams the socket itself
  std::string unsent_;
  std::string bound_path_;
  uint64_t received_ = 0;
  uint64_t sent_ = 0;
};

/*
=c
Socket(TYPE, ADDRESS... [, SNAPLEN, NODELAY, CLIENT, SNDBUF, RCVBUF, TIMESTAMP, ALLOW, DENY, VERBOSE, PROPER])

=s comm
exchanges packets through a socket of the host

=io
No or one input, no or one output.

=processing
The input is agnostic, the output is push.

=d
What comes in is sent through a socket, what the socket receives comes out. TYPE and addresses are one of

  TCP, IP, PORT [, LOCALIP [, LOCALPORT]]
  UDP, IP, PORT [, LOCALIP [, LOCALPORT]]
  UNIX, FILE [, LOCALFILE]
  UNIX_DGRAM, FILE [, LOCALFILE]

A TCP or UNIX server waits at the address for connections, and has one at a time; a client connects to it when the
configuration starts. What it receives at once is a packet. A UDP or UNIX_DGRAM server waits for datagrams, and sends to
whom the last one came from; a client sends to the address, or, when IP is 0.0.0.0, to the destination annotation of
each packet. A client with a local address binds to it.

A pull input is asked while the socket has room. What is pushed in while a connection has no room is kept, up to a
megabyte; then it is dropped, as are packets while there is nobody to send to. Arguments:

SNAPLEN is the longest packet to receive, at most 2048, the default.

NODELAY is a boolean: TCP sends at once. Default is true.

CLIENT is a boolean. Default is false, but true if there is a local address or the element has no output.

SNDBUF and RCVBUF are sizes of the kernel's buffers.

TIMESTAMP is a boolean: packets get the current time. Default is true.

ALLOW and DENY are route tables (RadixIPLookup and others): a server takes peers whose address ALLOW knows, and refuses
others that DENY knows.

VERBOSE is a boolean: connections are reported. Default is false.

PROPER is accepted and does nothing.

Connections survive a hot swap when the arguments are the same.

=e
  Socket(TCP, 0.0.0.0, 8080) -> ...
  ... -> Socket(UDP, 10.0.0.1, 514)

=h received read
Number of packets received.

=h sent read
Number of packets sent.

=a FromSocket, ToSocket, RawSocket
*/
class Socket final : public SocketElement {
 public:
  const char* class_name() const override { return "Socket"; }
  const char* port_count() const override { return "0-1/0-1"; }
  const char* processing() const override { return "a/h"; }
};

}  // namespace click
