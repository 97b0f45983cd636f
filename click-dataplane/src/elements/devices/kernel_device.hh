#pragma once

#include "elements/devices/tun_device.hh"
#include "graph/args.hh"
#include "graph/element.hh"
#include "graph/handlers.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

// What KernelTun and KernelTap have in common: packets from the kernel come out, packets that come in go to the kernel.
class KernelDevice : public Element {
 public:
  KernelDevice() : receive_task_(*this), send_task_(*this) {}
  const char* processing() const override { return "a/h"; }
  const char* flow_code() const override { return "x/y"; }
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 protected:
  // Reads the arguments that both have; `ether`: a tap device.
  Status configure_device(Args& args, bool ether);
  // Which output a packet from the kernel goes to; also sets annotations.
  virtual PortId output_of(Packet& packet) = 0;

 private:
  bool same_device(const KernelDevice& other) const;

  Task receive_task_;
  Task send_task_;
  NotifierSignal signal_;
  TunDevice device_;
  TunDevice::Options options_;
  uint32_t headroom_ = 0;
  unsigned burst_ = kBatchSize;
  bool ignore_overflows_ = false;
  bool told_overflow_ = false;
  uint64_t received_ = 0;
  uint64_t sent_ = 0;
};

}  // namespace click
