#pragma once

#include "elements/devices/tun_device.hh"
#include "graph/element.hh"
#include "graph/notifier.hh"
#include "graph/task.hh"

namespace click {

/*
=c
FromHost(DEVNAME [, DST, GATEWAY, HEADROOM, ETHER, DST6, MTU])

=s comm
receives frames from the kernel

=io
No inputs, one output.

=processing
Push.

=d
Makes a tap device of the kernel named DEVNAME; Ethernet frames that the kernel sends to it come out of the output.
ToHost with the same DEVNAME sends frames the other way. The device stays at a hot swap when the arguments are the same.
Arguments:

DST is the kernel's address on the device with its network, such as 18.26.4.9/24. Default is none.

GATEWAY is an address in the network, through which the kernel gets a default route. Default is none.

HEADROOM is the number of free bytes in front of packets. Default is 128.

ETHER is the device's Ethernet address. Default is the kernel's choice.

DST6 is the kernel's IPv6 address on the device with its prefix length. Default is none.

MTU is the device's largest packet, Ethernet header not counted. Default is the kernel's choice.

The kernel sends ARP queries to the device, which somebody has to answer. Needs CAP_NET_ADMIN.

=e
  FromHost(fake, 192.0.2.1/24) -> c :: Classifier(12/0806, 12/0800);
  c[0] -> ARPResponder(0.0.0.0/0 1:1:1:1:1:1) -> ToHost(fake);

=h dev_name read
The device's name.

=h count read
Number of frames that came from the kernel.

=a ToHost, KernelTap, KernelTun
*/
class FromHost final : public Element {
 public:
  FromHost() : task_(*this) {}
  const char* class_name() const override { return "FromHost"; }
  const char* port_count() const override { return "0/1"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

  const std::string& device_name() const { return options_.name; }
  const TunDevice& device() const { return device_; }

 private:
  Task task_;
  NotifierSignal room_;
  TunDevice device_;
  TunDevice::Options options_;
  uint32_t headroom_ = 0;
  uint64_t count_ = 0;
};

}  // namespace click
