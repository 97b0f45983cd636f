#pragma once

#include <chrono>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/timer.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EtherPauseSource(SRC, PAUSETIME [, DST, LIMIT, INTERVAL, ACTIVE])

=s ethernet
makes Ethernet pause frames

=io
No input, one output.

=d
Makes frames that ask the other end of a link not to send for a while (IEEE 802.3x): from SRC, which must be the
sender's address, for PAUSETIME times the time that 512 bits take. With a push output it makes one every INTERVAL
seconds, with a pull output one whenever asked. Keyword arguments are:

DST is whom to ask. Default is 01-80-C2-00-00-01, the group address for this.

LIMIT is the number of frames to make; a negative one means no end. Default is -1.

INTERVAL is a time. Default is 1 second.

ACTIVE is a boolean: frames are made only while it is true. Default is true.

=h count read
Number of frames made.

=h src read/write
SRC.

=h dst read/write
DST.

=h pausetime read/write
PAUSETIME.

=h limit read/write
LIMIT.

=h active read/write
ACTIVE.

=h reset_counts write
Sets the count to 0, so that another LIMIT frames are made.

=a TimedSource
*/
class EtherPauseSource final : public Element {
 public:
  EtherPauseSource() : timer_(*this) {}
  const char* class_name() const override { return "EtherPauseSource"; }
  const char* port_count() const override { return "0/1"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  bool more() const { return active_ && (limit_ < 0 || count_ < static_cast<uint64_t>(limit_)); }
  Packet make();
  void wake();

  Timer timer_;
  Notifier nonempty_;
  EtherAddress source_;
  EtherAddress destination_{{0x01, 0x80, 0xc2, 0x00, 0x00, 0x01}};
  uint16_t pause_ = 0;
  int64_t limit_ = -1;
  std::chrono::nanoseconds interval_{1'000'000'000};
  bool active_ = true;
  uint64_t count_ = 0;
};

}  // namespace click
