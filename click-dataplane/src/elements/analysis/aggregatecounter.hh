#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "graph/handler_call.hh"
#include "graph/packet_element.hh"

namespace click {

/*
=c
AggregateCounter([BYTES, IP_BYTES, MULTIPACKET, EXTRA_LENGTH, AGGREGATE_STOP, AGGREGATE_FREEZE, AGGREGATE_CALL,
COUNT_STOP, COUNT_FREEZE, COUNT_CALL, BANNER])

=s aggregates
counts packets by their aggregate annotation

=io
One or two inputs, one or two outputs.

=processing
Agnostic; output 1 is push.

=d
Counts packets, or bytes, for each value of the aggregate annotation. When it is frozen, only values that are known
already are counted; at input 1 it is always frozen. Packets that were not counted go to output 1, if there is one.
Counts survive a hot swap. Arguments:

BYTES is a boolean: counts bytes. Default is false.

IP_BYTES is a boolean: counts bytes from the IP header on. Default is false.

MULTIPACKET is a boolean: counts extra packets, as their annotation says. Default is true.

EXTRA_LENGTH is a boolean: counts the extra length annotation. Default is true.

AGGREGATE_STOP, AGGREGATE_FREEZE and AGGREGATE_CALL (`N HANDLER [VALUE]') say that the driver shall stop, the element be
frozen, or a handler be written when N different values were seen. At most one of them can be given.

COUNT_STOP, COUNT_FREEZE and COUNT_CALL are the same for the sum of all counts.

BANNER is a text that stands at the head of files. Default is none.

=h write_file write
A file name, or `-' for the standard output: writes all counts, as lines of text and then, behind a line `!packed_le' or
`!packed_be', pairs of 32-bit numbers, value and count, in the order that the line says.

=h write_text_file write
The same with a line of text for each: value and count.

=h write_ip_file write
The same, with values as IP addresses.

=h freeze read/write
Whether it is frozen.

=h active read/write
False counts nothing.

=h stop write
Sets active to false and stops the driver.

=h counts_pdf write
Replaces the values by the counts, and each count by how often it occurred.

=h clear write
Sets all counts to zero.

=h banner read/write
BANNER.

=h aggregate_call read/write
AGGREGATE_CALL.

=h count_call read/write
COUNT_CALL.

=h nagg read
Number of different values.

=h count read
The sum of all counts.

=a AggregateIP, AggregateIPFlows, FromIPSummaryDump
*/
class AggregateCounter final : public PacketElement<AggregateCounter> {
 public:
  const char* class_name() const override { return "AggregateCounter"; }
  const char* port_count() const override { return "1-2/1-2"; }
  const char* processing() const override { return "a/ah"; }
  const char* flow_code() const override { return "xx/xx"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override {
    return out == 0 ? PacketElement::pull(0, storage, max) : storage.empty();
  }
  PortId process(Packet& packet, PortId in);
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Format : uint8_t { kBinary, kText, kIp };
  struct Trigger {
    uint64_t limit = UINT64_MAX;
    enum class Action : uint8_t { kNone, kStop, kFreeze, kCall } action = Action::kNone;
    HandlerCall call;
    std::string text() const { return std::to_string(limit) + " " + call.text(); }
  };
  static Status read_call(std::string_view text, Trigger& trigger);
  bool update(const Packet& packet, bool frozen);
  uint64_t amount(const Packet& packet) const;
  void fire(Trigger& trigger);
  Status write_file(const std::string& name, Format format) const;
  void count_counts();

  std::unordered_map<uint32_t, uint64_t> counts_;
  uint64_t sum_ = 0;
  Trigger aggregates_;
  Trigger total_;
  std::string banner_;
  bool bytes_ = false;
  bool ip_bytes_ = false;
  bool multipacket_ = true;
  bool extra_length_ = true;
  bool frozen_ = false;
  bool active_ = true;
};

}  // namespace click
