#pragma once

#include <vector>

#include "elements/analysis/summary_fields.hh"
#include "elements/userlevel/compressed_file.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ToIPSummaryDump(FILENAME [, FIELDS, HEADER, VERBOSE, BANNER, BINARY, MULTIPACKET, BAD_PACKETS, CAREFUL_TRUNC,
EXTRA_LENGTH])

=s traces
writes summaries of packets to a text file

=io
One input, no or one output.

=d
Writes a line to the file FILENAME for each packet, with the fields that are asked for; `-' is the standard output. With
an output, packets go on there; without, they are dropped, and at a pull input ToIPSummaryDump pulls them itself.
FromIPSummaryDump can read the file. Packets should have their IP header annotation set. Arguments:

FIELDS are the names of the fields, separated by spaces; default is `ip_src ip_dst'. A value that a packet does not have
is written as a dash. The fields are:

  timestamp, ntimestamp       time in seconds with nanoseconds: 996033261.451094000
  utimestamp                  time in seconds with microseconds: 996033261.451094
  ts_sec, ts_usec, ts_usec1   seconds, the microseconds beside them, and time in microseconds
  first_timestamp             the first timestamp annotation
  ip_src, ip_dst              addresses
  ip_frag                     F first fragment, f later one, ! none and none allowed, . none
  ip_fragoff                  offset in bytes, + for more fragments, ! for don't fragment: 0+
  ip_len, ip_hl               length of the packet, and of its IP header
  ip_proto                    protocol: T, U and I for TCP, UDP and ICMP, or the number
  ip_id, ip_tos, ip_dscp, ip_ttl, ip_sum    header fields
  ip_ecn                      no, ect1, ect2 or ce
  ip_opt                      options: rr{10.0.0.1}+5;148=0:0, or . for none, ? if malformed
  sport, dport                TCP or UDP ports
  tcp_seq, tcp_ack, tcp_off, tcp_window, tcp_urp    header fields
  tcp_flags                   letters of F S R P A U E C N, or .
  tcp_opt                     options: mss1400;wscale10;sackok;sack95-98;ts66:38
  tcp_ntopt, tcp_sack         those but the timestamp, and the sacks alone
  udp_len                     header field
  icmp_type, icmp_code        header fields; icmp_type_name and icmp_code_name have names where there are some
  icmp_flowid, icmp_seq, icmp_nextmtu    identifier, sequence number, next MTU
  payload                     what is behind the headers, as a string with \ooo for other characters
  payload_len                 its length
  payload_md5, payload_md5_hex    its MD5 sum, in 22 characters or in hexadecimal
  ip_capture_len              how many bytes of the IP packet are there
  wire_len                    length of the packet, link header included
  count                       number of packets: 1, and the extra packets annotation
  direction                   > and < for paint 0 and 1, or the paint; link and paint are always numbers
  aggregate                   the aggregate annotation
  eth_src, eth_dst            Ethernet addresses
  thread                      0

Underscores may be spaces when the name is quoted.

HEADER is a boolean: the file begins with lines that say what is in it. Default is true.

VERBOSE is a boolean: the header names the host and the time. Default is false.

BANNER is a text: the header names it as the creator.

BINARY is a boolean: records are binary, as the format of summary dumps has them: four bytes with the length, then the
fields one after the other in network order. Default is false. Field payload cannot be written this way.

MULTIPACKET is a boolean: without field count, a packet with extra packets is written that often. Default is false.

BAD_PACKETS is a boolean: a line `!bad MESSAGE' stands before packets with bad headers. Default is false.

CAREFUL_TRUNC is a boolean: a line `!bad truncated IP length' stands before packets that are shorter than their IP
header says. Default is true.

EXTRA_LENGTH is a boolean: counts the extra length annotation. Default is true.

=h flush write
Hands what is written so far to the kernel, which otherwise happens once a second.

=h count read
Number of packets written.

=a FromIPSummaryDump, ToDump
*/
class ToIPSummaryDump final : public Element {
 public:
  ToIPSummaryDump() : task_(*this), flush_timer_(*this) {}
  const char* class_name() const override { return "ToIPSummaryDump"; }
  const char* port_count() const override { return "1/0-1"; }
  const char* processing() const override { return "a/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  std::string header() const;
  void write_packet(const Packet& packet);
  std::string record(const SummaryView& view) const;
  std::string line(const SummaryView& view) const;
  void write_note(const std::string& line);
  void write(const std::string& bytes);

  Task task_;
  Timer flush_timer_;
  NotifierSignal signal_;
  OutputFile file_;
  std::string filename_;
  std::vector<const SummaryField*> fields_;
  std::string banner_;
  bool header_ = true;
  bool verbose_ = false;
  bool binary_ = false;
  bool multipacket_ = false;
  bool bad_packets_ = false;
  bool careful_ = true;
  bool extra_length_ = true;
  bool failed_ = false;
  uint64_t count_ = 0;
};

}  // namespace click
