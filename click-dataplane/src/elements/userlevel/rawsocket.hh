#pragma once

#include <string>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
RawSocket(TYPE [, PORT, SNAPLEN, HEADROOM])

=s comm
exchanges IP packets of one protocol through a raw socket of the host

=io
No or one input, no or one output.

=processing
The input is pull, the output is push.

=d
IP packets of the protocol TYPE that the host receives come out, with their IP header and destination annotations set;
IP packets that come in are sent as they are. The host's own protocols see what it receives as well. Arguments:

TYPE is TCP, UDP, GRE, ICMP, or the number of a protocol.

PORT lets through only what is for this TCP or UDP port, or has this GRE key or PPTP call, or this ICMP identifier.
Default is 0, all.

SNAPLEN is the longest packet to receive. Default is 2048.

HEADROOM is the number of free bytes in front of packets. Default is 128.

Needs CAP_NET_RAW.

=e
  RawSocket(UDP, 53) -> ...

=h received read
Number of packets received.

=h sent read
Number of packets sent.

=a Socket, FromDevice
*/
class RawSocket final : public Element {
 public:
  RawSocket() : receive_task_(*this), send_task_(*this) {}
  ~RawSocket() override;
  const char* class_name() const override { return "RawSocket"; }
  const char* port_count() const override { return "0-1/0-1"; }
  const char* processing() const override { return "l/h"; }
  const char* flow_code() const override { return "x/y"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  bool receive();
  bool is_ours(const Packet& packet) const;
  bool send(const Packet& packet) const;

  Task receive_task_;
  Task send_task_;
  NotifierSignal signal_;
  int socket_ = -1;
  uint8_t protocol_ = 0;
  uint32_t port_ = 0;
  uint32_t snaplen_ = 2048;
  uint32_t headroom_ = 128;
  uint64_t received_ = 0;
  uint64_t sent_ = 0;
};

}  // namespace click
