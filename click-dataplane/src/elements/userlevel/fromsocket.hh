#pragma once

#include "elements/userlevel/socket.hh"

namespace click {

/*
=c
FromSocket(TYPE, ADDRESS... [, SNAPLEN, NODELAY, CLIENT, SNDBUF, RCVBUF, TIMESTAMP, ALLOW, DENY, VERBOSE, PROPER])

=s comm
receives packets from a socket of the host

=io
No inputs, one output.

=processing
The output is push.

=d
The same as a Socket without an input; its documentation describes the arguments.

=e
  FromSocket(TCP, 0.0.0.0, 8080) -> ...

=h received read
Number of packets received.

=h sent read
Number of packets sent.

=a ToSocket, Socket
*/
class FromSocket final : public SocketElement {
 public:
  const char* class_name() const override { return "FromSocket"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "a/h"; }
};

}  // namespace click
