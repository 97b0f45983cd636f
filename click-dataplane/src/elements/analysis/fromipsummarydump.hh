#pragma once

#include <string>
#include <vector>

#include "elements/analysis/summary_fields.hh"
#include "elements/analysis/summary_packet.hh"
#include "elements/userlevel/compressed_file.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
FromIPSummaryDump(FILENAME [, STOP, TIMING, ACTIVE, ZERO, CHECKSUM, PROTO, MULTIPACKET, SAMPLE, FIELDS, FLOWID,
ALLOW_NONEXISTENT, DATA])

=s traces
makes packets from their summaries in a text file

=io
No inputs, one output.

=d
Reads a file that ToIPSummaryDump has written, text or binary, as it is or packed by gzip or bzip2, and makes an IP
packet from each line, with what its fields say; `-' is the standard input. The rest of the packet is zero, its protocol
TCP and its time to live 100. Packets are no longer than what is known about them: the extra length annotation says how
much is missing. Their timestamp, paint, aggregate, extra packets and IP header annotations are set. Arguments:

STOP is a boolean: the driver shall stop when there are no more packets. Default is false.

TIMING is a boolean: keeps the time between packets as it was; the first comes at once. Default is false.

ACTIVE is a boolean: false emits nothing. Default is true.

ZERO is accepted; what is not known is always zero.

CHECKSUM is a boolean: checksums are right, and packets have all the bytes that their length counts, up to the longest
packet. Default is false.

PROTO is the protocol of packets for which the file gives none. Default is 6.

MULTIPACKET is a boolean: a line makes as many packets as its count says. Default is false.

SAMPLE is a probability: each packet is emitted with it. Default is 1.

FIELDS are the fields of the file's lines where the file itself does not say it.

FLOWID is `SADDR SPORT DADDR DPORT [PROTO]': what packets have when the file does not say otherwise.

ALLOW_NONEXISTENT is a boolean: a file that is not there, or empty, has no packets. Default is false.

DATA is a text that is read instead of a file.

In the file, lines that begin with `!' say what is in it: `!data FIELDS', `!flowid', `!aggregate NUMBER', `!proto PROTO'
and `!binary'; others of them, and lines that begin with `#', are passed over.

=h sampling_prob read
SAMPLE as it is used: a multiple of 2^-28.

=h active read/write
ACTIVE.

=h encap read
IP.

=h count read
Number of packets emitted.

=h filesize read
Length of the file in bytes, or `-' if it is not known.

=h filepos read
Position in the (unpacked) file in bytes.

=h stop write
Sets ACTIVE to false and stops the driver.

=a ToIPSummaryDump, FromDump
*/
class FromIPSummaryDump final : public Element {
 public:
  FromIPSummaryDump() : task_(*this), timer_(*this) {}
  const char* class_name() const override { return "FromIPSummaryDump"; }
  const char* port_count() const override { return "0/1"; }
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

  bool fill();
  bool read_line(std::string& line);
  bool next_values();
  bool read_record(std::string& note, bool& is_note);
  void read_note(const std::string& line);
  bool read_values(const std::string& line);
  bool read_binary_values(std::string_view bytes);
  bool read_flow_id(const std::string& text);
  void complain(const std::string& what);
  PacketBatch make(BatchStorage& storage, unsigned max);
  bool in_time(uint64_t time);
  void wake();

  Task task_;
  Timer timer_;
  Notifier nonempty_;
  NotifierSignal room_;
  InputFile file_;
  std::string filename_;
  std::string data_;
  std::string buffer_;
  size_t at_ = 0;  // in buffer_
  bool file_ended_ = false;
  bool has_file_ = false;
  std::vector<const SummaryField*> fields_;
  SummaryPacketOptions options_;
  SummaryValues defaults_;
  SummaryValues values_;
  uint32_t left_ = 0;  // packets still to make from values_
  uint64_t line_number_ = 0;
  bool complained_ = false;
  bool binary_ = false;
  bool stop_ = false;
  bool timing_ = false;
  bool active_ = true;
  bool multipacket_ = false;
  bool allow_nonexistent_ = false;
  bool has_data_ = false;
  bool has_offset_ = false;
  int64_t offset_ = 0;
  uint32_t sample_ = kSureSample;
  uint64_t count_ = 0;
};

}  // namespace click
