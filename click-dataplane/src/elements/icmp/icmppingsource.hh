#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "elements/icmp/icmp_packet.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ICMPPingSource(SRC, DST [, INTERVAL, IDENTIFIER, LIMIT, STOP, DATA, ACTIVE, MIRROR, VERBOSE])

=s icmp
sends ICMP echo requests

=io
No or one input, one output.

=processing
Input push; output agnostic.

=d
Sends echo requests in IP packets from SRC to DST, one every INTERVAL seconds, with sequence numbers from 0 on; with a
pull output, one whenever asked. The input takes the replies, as IP packets with their IP header annotation set, and
measures how long they took; what is no reply to a request of ours is dropped. Keyword arguments are:

INTERVAL is a time. Default is 1 second.

IDENTIFIER is the ICMP identifier. Default is 0.

LIMIT is the number of requests to send; a negative one means no end. Default is -1.

STOP is a boolean: the driver stops when LIMIT requests were sent, and, if there is an input, answered or INTERVAL
passed. Default is false.

DATA is what requests carry. Default is nothing.

ACTIVE is a boolean: requests are sent only while it is true. Default is true.

MIRROR is a boolean: a reply lets the next request follow at once, with the reply's data, whatever LIMIT says. Only with
a push output. Default is false.

VERBOSE is a boolean: tells about each reply in the log. Default is true.

Also known as ICMPSendPings.

=e
  p :: ICMPPingSource(10.0.0.1, 10.0.0.2, LIMIT 3) -> ...
  ... -> CheckIPHeader -> p;

=h active read/write
ACTIVE.

=h count read
Number of requests sent.

=h limit read/write
LIMIT.

=h interval read/write
INTERVAL.

=h src read/write
SRC.

=h dst read/write
DST.

=h reset_counts write
Sets all counts to 0.

=h summary read
Counts, loss and times as ping prints them. With an input only.

=h rtt_min read
Shortest time in seconds, 0 if there was none. With an input only.

=h rtt_avg read
Average time in seconds. With an input only.

=h rtt_max read
Longest time in seconds. With an input only.

=a ICMPPingEncap, ICMPPingResponder
*/
class ICMPPingSource final : public Element {
 public:
  ICMPPingSource() : timer_(*this) {}
  const char* class_name() const override { return "ICMPPingSource"; }
  const char* port_count() const override { return "0-1/1"; }
  const char* processing() const override { return "h/a"; }
  const char* flow_code() const override { return "x/y"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Replies {
    uint64_t received = 0;
    uint64_t duplicate = 0;
    int64_t shortest = INT64_MAX;
    int64_t longest = 0;
    double sum = 0;
    double sum_of_squares = 0;
    std::vector<int64_t> sent_at = std::vector<int64_t>(65536);  // by sequence number; 0: not under way
    std::vector<bool> answered = std::vector<bool>(65536);
  };

  bool more() const { return active_ && (limit_ < 0 || count_ < static_cast<uint64_t>(limit_)); }
  Packet make(std::string_view data);
  void take_reply(const Packet& packet);
  void stop_if_done(bool waited);
  void wake();
  std::string summary() const;

  Timer timer_;
  IcmpFields fields_;
  std::chrono::nanoseconds interval_{1'000'000'000};
  int64_t limit_ = -1;
  std::string data_;
  bool stop_ = false;
  bool active_ = true;
  bool mirror_ = false;
  bool verbose_ = true;
  uint64_t count_ = 0;
  std::unique_ptr<Replies> replies_;
};

}  // namespace click
