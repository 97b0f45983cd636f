#pragma once

#include "graph/element.hh"
#include "graph/handler_call.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
InfiniteSource([DATA, LIMIT, BURST, ACTIVE, LENGTH, DATASIZE, STOP, END_CALL, TIMESTAMP, HEADROOM])

=s basicsources
generates packets whenever scheduled

=d
Makes packets of DATA, BURST at a time, as often as it can, until LIMIT packets were made. With a pull output it makes
them when asked. Arguments:

DATA is a string, the content of the packets. Default is a text of more than 64 bytes.

LIMIT is the number of packets to make; a negative one means no end. Default is -1.

BURST is the number of packets per turn. Default is 1.

ACTIVE is a boolean: packets are made only while it is true. Default is true.

LENGTH (or DATASIZE) is the least length of the packets; shorter DATA is repeated. Default is the length of DATA.

STOP is a boolean: when LIMIT packets were made, the driver shall stop. Default is false.

END_CALL is `HANDLER [VALUE]': written when LIMIT packets were made. Not together with STOP.

TIMESTAMP is a boolean: sets each packet's timestamp to the current time. Default is true.

HEADROOM is the number of free bytes in front of the packets. Default is 128.

=e
  InfiniteSource(\<0800>, LIMIT 10, STOP true) -> Queue -> ...

=h count read
Number of packets made.

=h reset write
Sets the count to 0, so that another LIMIT packets are made.

=h data read/write
DATA.

=h limit read/write
LIMIT.

=h burst read/write
BURST.

=h active read/write
ACTIVE.

=h length read/write
LENGTH.

=a RatedSource
*/
class InfiniteSource final : public Element {
 public:
  InfiniteSource() : task_(*this) {}
  const char* class_name() const override { return "InfiniteSource"; }
  const char* port_count() const override { return "0/1"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  PacketBatch make(BatchStorage& storage, unsigned max);
  void fill();
  void wake();
  void ended();
  void add_value(Handlers& handlers, const char* name, auto& value);

  Task task_;
  Notifier nonempty_;
  NotifierSignal room_;
  std::string data_;
  std::string content_;  // data_, repeated up to length_
  int64_t limit_ = -1;
  int64_t count_ = 0;
  int burst_ = 1;
  uint32_t length_ = 0;
  uint32_t headroom_ = 128;
  bool active_ = true;
  bool stop_ = false;
  bool timestamp_ = true;
  bool end_told_ = false;
  HandlerCall end_call_;
};

}  // namespace click
