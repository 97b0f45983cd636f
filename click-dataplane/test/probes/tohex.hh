#pragma once

#include <fstream>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
ToHex(FILE [, PAINT, DST, IP, TIME])

=s traces
writes packets to a text file

=d
Writes a line in hexadecimal for each packet, and drops it. PAINT, DST and IP are booleans: true writes the annotation
behind the bytes as FromHex reads it (paint=N, dst=IP, ip=OFFSET).

=h count read
Number of packets written.

=a FromHex
*/
class ToHex final : public Element {
 public:
  ToHex() : task_(*this) {}
  const char* class_name() const override { return "ToHex"; }
  const char* port_count() const override { return "1/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  void write(Packet packet);

  Task task_;
  NotifierSignal signal_;
  std::string file_;
  std::ofstream stream_;
  uint64_t count_ = 0;
  bool paint_ = false;
  bool destination_ = false;
  bool ip_ = false;
};

}  // namespace click
