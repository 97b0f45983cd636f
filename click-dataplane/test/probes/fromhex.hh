#pragma once

#include <chrono>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
FromHex(FILE [, BURST, STOP, WAIT])

=s traces
brings packets in from a text file

=d
Each line of FILE is a packet in hexadecimal, with spaces as wanted. Words behind it set annotations: paint=N, dst=IP,
ip=OFFSET (the IP header's offset; its length is read from it), time=SECONDS, type=N. Empty lines and those that begin
with '#' are skipped.

BURST is the number of packets per batch, 1 to 64; default is 64. With STOP true, the default, the driver stops WAIT
(default 0s) after the last packet was sent.

=h count read
Number of packets sent.

=a ToHex
*/
class FromHex final : public Element {
 public:
  FromHex() : task_(*this), end_(*this) {}
  const char* class_name() const override { return "FromHex"; }
  const char* port_count() const override { return "0/1"; }
  Status configure(Args& args) override;
  Status initialize() override;
  PacketBatch pull(PortId out, BatchStorage& storage, unsigned max) override;
  bool run_task(Task& task) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;
  Notifier* empty_notifier(PortId) override { return &nonempty_; }

 private:
  Status read_line(std::string_view line, int number);
  PacketBatch make(BatchStorage& storage, unsigned max);

  struct Line {
    std::string bytes;
    std::vector<std::pair<std::string, std::string>> annotations;
  };
  Task task_;
  Timer end_;
  Notifier nonempty_;
  std::string file_;
  std::vector<Line> lines_;
  size_t next_ = 0;
  unsigned burst_ = kBatchSize;
  bool stop_ = true;
  std::chrono::nanoseconds wait_{0};
};

}  // namespace click
