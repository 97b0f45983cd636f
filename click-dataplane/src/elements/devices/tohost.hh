#pragma once

#include <string>

#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

class FromHost;

/*
=c
ToHost(DEVNAME)

=s comm
sends frames to the kernel

=io
One input, no outputs.

=d
Hands Ethernet frames to the kernel, which receives them from the device that FromHost with the same DEVNAME has made.
There must be such a FromHost. The kernel drops silently what is not for its address on that device. A pull input is
asked for packets whenever there are some.

=h drops read
Number of frames that the kernel did not take.

=h count read
Number of frames that the kernel took.

=a FromHost, KernelTap
*/
class ToHost final : public Element {
 public:
  ToHost() : task_(*this) {}
  const char* class_name() const override { return "ToHost"; }
  const char* port_count() const override { return "1/0"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  NotifierSignal signal_;
  std::string device_name_;
  FromHost* host_ = nullptr;
  uint64_t count_ = 0;
};

}  // namespace click
