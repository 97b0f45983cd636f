#pragma once

#include "elements/userlevel/socket.hh"

namespace click {

/*
=c
ToSocket(TYPE, ADDRESS... [, SNAPLEN, NODELAY, CLIENT, SNDBUF, RCVBUF, TIMESTAMP, ALLOW, DENY, VERBOSE, PROPER])

=s comm
sends packets to a socket of the host

=io
One input, no outputs.

=processing
Agnostic.

=d
The same as a Socket without an output, which is a client unless CLIENT is false; its documentation describes the
arguments.

=e
  ... -> ToSocket(UDP, 10.0.0.1, 514)

=h received read
Number of packets received.

=h sent read
Number of packets sent.

=a FromSocket, Socket
*/
class ToSocket final : public SocketElement {
 public:
  const char* class_name() const override { return "ToSocket"; }
  const char* port_count() const override { return "1/0"; }
  const char* processing() const override { return "a/h"; }
};

}  // namespace click
