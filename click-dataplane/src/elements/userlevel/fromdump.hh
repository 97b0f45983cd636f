#pragma once

#include <chrono>
#include <optional>

#include "elements/userlevel/dump_reader.hh"
#include "graph/element.hh"
#include "graph/handler_call.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
FromDump(FILENAME [, TIMING, STOP, SAMPLE, FORCE_IP, START, START_AFTER, END, END_AFTER, INTERVAL, END_CALL, ACTIVE,
FILEPOS, MMAP])

=s traces
reads packets from a dump

=io
No inputs, one or two outputs.

=processing
Output 0 is agnostic, output 1 is push.

=d
Reads packets from a dump as `tcpdump -w' and ToDump write it: pcap of either byte order, with microseconds or
nanoseconds, or pcapng; as it is or packed by gzip or bzip2. FILENAME can be `-', the standard input. Packets get the
dump's timestamps; for those of which not all bytes are there (in the dump, or because they are longer than a packet can
be), the extra length annotation says how many are missing. Arguments:

TIMING is a boolean: keeps the time between packets as it was; the first comes at once. Default is false.

STOP is a boolean: the driver shall stop when there are no more packets. Default is false.

SAMPLE is a probability: each packet is emitted with it. Default is 1.

FORCE_IP is a boolean: only IPv4 packets are emitted, with their IP header and destination annotations set; others go to
output 1, or are dropped if there is none. Default is false.

START and END are times since 1970 in seconds: packets before START are skipped; the first at or after END ends the
dump.

START_AFTER and END_AFTER are the same, counted from the dump's first packet. INTERVAL is the same as END, counted from
the first packet that is emitted.

END_CALL is `HANDLER [VALUE]': written when the dump ends. Default is to set ACTIVE to false. Not together with STOP.

ACTIVE is a boolean: false emits nothing. Default is true.

FILEPOS is the position of a packet in the (unpacked) file with which to begin.

MMAP is accepted and does nothing.

At most one of START and START_AFTER, and one of END, END_AFTER and INTERVAL can be given. When the configuration is
exchanged and the file is the same, reading goes on where it was.

=h count read
Number of packets emitted.

=h reset_counts write
Sets the count to 0.

=h sampling_prob read
SAMPLE as it is used: a multiple of 2^-28.

=h active read/write
ACTIVE.

=h encap read
The link type: ETHER, IP, ...

=h filename read
FILENAME.

=h filesize read
Length of the file in bytes, or `-' if it is not known.

=h filepos read/write
Position in the (unpacked) file in bytes; write only the position of a packet.

=h packet_filepos read
Position of the last packet that was emitted.

=h extend_interval write
A time by which the end is put off; ACTIVE becomes true.

=h reset_timing write
With TIMING, the next packet comes at once.

=a ToDump
*/
class FromDump final : public Element {
 public:
  FromDump() : task_(*this), timer_(*this) {}
  const char* class_name() const override { return "FromDump"; }
  const char* port_count() const override { return "0/1-2"; }
  const char* processing() const override { return "a/ah"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  static constexpr uint32_t kSureSample = uint32_t{1} << 28;
  enum class Next { kPacket, kLater, kEnd };

  Next read_record();
  bool in_time();
  PacketBatch make(BatchStorage& storage, unsigned max);
  Packet make_packet();
  void end();
  void set_active(bool active);
  void wake();

  Task task_;
  Timer timer_;
  Notifier nonempty_;
  NotifierSignal room_;
  DumpReader reader_;
  LinkType link_;
  DumpRecord record_;
  bool has_record_ = false;
  std::string filename_;
  HandlerCall end_call_;
  std::optional<uint64_t> file_position_;
  std::optional<uint64_t> start_;  // nanoseconds since 1970
  std::optional<uint64_t> end_;
  std::chrono::nanoseconds start_after_{0};
  std::chrono::nanoseconds end_after_{0};
  std::chrono::nanoseconds interval_{0};
  bool has_start_after_ = false;
  bool has_end_after_ = false;
  bool has_interval_ = false;
  bool any_read_ = false;
  bool any_emitted_ = false;
  int64_t offset_ = 0;  // with TIMING: from the dump's time to ours
  bool has_offset_ = false;
  bool timing_ = false;
  bool stop_ = false;
  bool force_ip_ = false;
  bool active_ = true;
  uint32_t sample_ = kSureSample;
  uint64_t count_ = 0;
  uint64_t packet_position_ = 0;
};

}  // namespace click
