#pragma once

#include "elements/devices/kernel_device.hh"

namespace click {

/*
=c
KernelTap(ADDR/MASK [, GATEWAY, HEADROOM, ETHER, MTU, BURST, IGNORE_QUEUE_OVERFLOWS, DEVNAME])

=s comm
exchanges Ethernet frames with the kernel

=io
No or one input, no or one output.

=processing
The input is agnostic, the output is push.

=d
Makes a tap device of the kernel with the address ADDR in its network. Frames that the kernel sends to the device come
out of the output; frames that come in are received by the kernel from the device. The device goes away with the
element; it stays at a hot swap when the arguments are the same. Arguments are those of KernelTun, besides:

ETHER is the device's Ethernet address. Default is 00:01:02:03:04:05.

MTU is the device's largest packet, Ethernet header not counted. Default is 2048.

The kernel sends ARP queries to the device, which somebody has to answer. Needs CAP_NET_ADMIN.

=e
  tap :: KernelTap(192.0.2.1/24) -> c :: Classifier(12/0806, 12/0800);
  c[0] -> ARPResponder(0.0.0.0/0 1:1:1:1:1:1) -> tap;
  c[1] -> ...

=h dev_name read
The device's name.

=h received read
Number of frames that came from the kernel.

=h sent read
Number of frames that the kernel took.

=a KernelTun, FromHost, ToHost
*/
class KernelTap final : public KernelDevice {
 public:
  const char* class_name() const override { return "KernelTap"; }
  const char* port_count() const override { return "0-1/0-1"; }
  Status configure(Args& args) override { return configure_device(args, true); }

 private:
  PortId output_of(Packet& packet) override;
};

}  // namespace click
