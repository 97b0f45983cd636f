#pragma once

#include "elements/devices/packet_socket.hh"
#include "graph/element.hh"
#include "graph/task.hh"

namespace click {

/*
=c
FromDevice(DEVNAME [, SNIFFER, PROMISC, SNAPLEN, FORCE_IP, METHOD, BPF_FILTER, ENCAP, OUTBOUND, PROTOCOL, HEADROOM,
BURST, TIMESTAMP])

=s netdevices
receives packets from a network device of the kernel

=io
No inputs, one or two outputs.

=processing
Push.

=d
Receives the packets that arrive at the kernel's network device DEVNAME, with their link headers. The kernel sees them
as well, so that a router made this way should use devices to which the kernel has given no address. Packets that
ToDevice sends do not come back. The packet type and timestamp annotations are set; packets that are longer than a
packet can be are cut, and their extra length annotation says by how much. Arguments:

SNIFFER is a boolean. Default is true. False asks to keep the packets from the kernel: this is not done, and a warning
says so.

PROMISC is a boolean: receives also what is addressed to others. Default is false.

SNAPLEN: packets are cut to so many bytes. Default is 2046.

FORCE_IP is a boolean: only IPv4 packets are emitted, with their IP header and destination annotations set; others go to
output 1, or are dropped if there is none. Default is false.

METHOD is LINUX or PCAP; both use a packet socket of the kernel.

BPF_FILTER is an expression in the language of pcap: the kernel drops what it does not match. It needs libpcap where the
engine runs. Default is to take all.

ENCAP is accepted when it is the device's link type.

OUTBOUND is a boolean: packets that the host sends through the device are received as well. Default is false.

PROTOCOL is a number: only packets with this Ethernet type are received. Default is 0, all.

HEADROOM is the number of free bytes in front of packets. Default is 128.

BURST is how many packets are received at most per turn; more than 64 is as 64. Default is 64.

TIMESTAMP is a boolean: false leaves the timestamp annotation alone. Default is true.

Needs CAP_NET_RAW. The socket stays open at a hot swap when the arguments are the same.

=e
  FromDevice(eth0, PROMISC true) -> ...

=h count read
Number of packets received.

=h reset_counts write
Sets the count to 0.

=h kernel_drops read
Number of packets for which the kernel had no room.

=h encap read
The device's link type: ETHER, IP, ...

=a ToDevice, FromDump, KernelTun, FromDPDKDevice
*/
class FromDevice final : public Element {
 public:
  FromDevice() : task_(*this) {}
  const char* class_name() const override { return "FromDevice"; }
  const char* port_count() const override { return "0/1-2"; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  bool run_task(Task& task) override;
  void add_handlers(Handlers& handlers) override;

 private:
  Task task_;
  PacketSocket socket_;
  LinkType link_;
  PacketSocket::Options options_;
  std::string encap_;
  unsigned burst_ = kBatchSize;
  bool sniffer_ = true;
  bool force_ip_ = false;
  uint64_t count_ = 0;
};

}  // namespace click
