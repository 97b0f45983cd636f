#pragma once

#include <vector>

#include "elements/userlevel/dump_writer.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ToDump(FILENAME [, SNAPLEN, ENCAP, USE_ENCAP_FROM, EXTRA_LENGTH, UNBUFFERED, NANO, FORMAT])

=s traces
writes packets to a dump

=io
One input, no or one output.

=d
Writes packets to the file FILENAME, which tcpdump and FromDump can read; packed when the name ends with .gz or .bz2.
`-' is the standard output. With an output, packets go on there; without, they are dropped, and at a pull input ToDump
pulls them itself. Arguments:

SNAPLEN: at most so many bytes of each packet are written; 0 means all. Default is 2000.

ENCAP is the packets' first header, which the file says: ETHER, IP, FDDI, ATM, 802_11, SLL, AIRONET, HDLC, PPP_HDLC,
PPP, SUNATM, PRISM, NULL, or the number of a link type. Default is ETHER.

USE_ENCAP_FROM is a list of elements, separated by spaces, whose `encap' handlers say what ENCAP is; they must agree.
Not together with ENCAP.

EXTRA_LENGTH is a boolean: counts the extra length annotation as part of the packet's length. Default is true.

UNBUFFERED is a boolean: hands each packet to the kernel at once. Otherwise this happens when there is enough, and once
a second. Default is false.

NANO is a boolean: writes times in nanoseconds instead of microseconds. Default is true.

FORMAT is PCAP or PCAPNG. Default is PCAPNG for a FILENAME with .pcapng in it, otherwise PCAP.

Packets without a timestamp get the current time. When the configuration is exchanged and the file is the same, writing
goes on behind what is there.

=h count read
Number of packets written.

=h reset_counts write
Sets the count to 0.

=h filename read
FILENAME.

=h encap read
The packets' first header, as ENCAP.

=a FromDump
*/
class ToDump final : public Element {
 public:
  ToDump() : task_(*this), flush_timer_(*this) {}
  const char* class_name() const override { return "ToDump"; }
  const char* port_count() const override { return "1/0-1"; }
  int configure_phase() const override { return kLatePhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Status use_encap();
  void write(const PacketBatch& batch);
  void check(bool written);

  Task task_;
  Timer flush_timer_;
  NotifierSignal signal_;
  DumpWriter writer_;
  std::string filename_;
  LinkType link_;
  std::vector<Element*> encap_from_;
  DumpWriter::Format format_ = DumpWriter::Format::kPcap;
  uint32_t snaplen_ = 2000;
  bool extra_length_ = true;
  bool unbuffered_ = false;
  bool nanoseconds_ = true;
  bool failed_ = false;
  uint64_t count_ = 0;
};

}  // namespace click
