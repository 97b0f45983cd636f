#pragma once

#include "elements/devices/kernel_device.hh"

namespace click {

/*
=c
KernelTun(ADDR/MASK [, GATEWAY, HEADROOM, ETHER, MTU, BURST, IGNORE_QUEUE_OVERFLOWS, DEVNAME])

=s comm
exchanges IP packets with the kernel

=io
No or one input, one or two outputs.

=processing
The input is agnostic, outputs are push.

=d
Makes a tun device of the kernel with the address ADDR in its network. IP packets that the kernel sends to the device
come out of output 0, with their header annotations set; what is no valid IP packet goes to output 1, or is dropped if
there is none. IP packets that come in are received by the kernel from the device. The device goes away with the
element; it stays at a hot swap when the arguments are the same. Arguments:

GATEWAY is an address in the network, through which the kernel gets a default route. Default is none.

HEADROOM is the number of free bytes in front of packets. Default is 128.

MTU is the device's largest packet. Default is 1500.

BURST is how many packets are taken from the kernel, or pulled, at most per turn; more than 64 is as 64. Default is 64.

IGNORE_QUEUE_OVERFLOWS is a boolean: only the first packet that the kernel does not take is reported. Default is false.

DEVNAME is the device's name. Default is the kernel's choice.

ETHER is accepted and does nothing, a tun device has no Ethernet address.

Needs CAP_NET_ADMIN. The kernel answers itself to packets for ADDR; packets for other addresses of the network come out
here.

=e
  tun :: KernelTun(1.0.0.1/8) -> IPClassifier(icmp type echo) -> ICMPPingResponder -> tun;

=h dev_name read
The device's name.

=h received read
Number of packets that came from the kernel.

=h sent read
Number of packets that the kernel took.

=a KernelTap, FromHost, ToHost
*/
class KernelTun final : public KernelDevice {
 public:
  const char* class_name() const override { return "KernelTun"; }
  const char* port_count() const override { return "0-1/1-2"; }
  Status configure(Args& args) override { return configure_device(args, false); }

 private:
  PortId output_of(Packet& packet) override;
};

}  // namespace click
