#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "elements/arp/arp_table.hh"
#include "graph/element.hh"
#include "graph/timer.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
ARPQuerier(IP, ETH [, TIMEOUT, POLL_TIMEOUT, BROADCAST, BROADCAST_POLL, TABLE, CAPACITY,
           ENTRY_CAPACITY, ENTRY_PACKET_CAPACITY])
ARPQuerier(NAME [, ...])

=s arp
puts IP packets in Ethernet frames, and finds the addresses by ARP

=io
Two inputs, one or two outputs.

=processing
Push.

=d
IP is this host's address on the link and ETH its Ethernet address; NAME may stand for both (see AddressInfo).

IP packets arrive on input 0 with their destination address annotations set. If the Ethernet address of that destination
is known, the packet gets an Ethernet header and goes to output 0. Otherwise it waits, and an ARP question goes to
output 1 (output 0 if there is only one), at most ten a second for an address. ARP answers, with their Ethernet headers,
arrive on input 1; those to a question of ours are noted, and the packets that waited for them go out. Packets that wait
for an answer for five seconds are dropped.

Packets for 0.0.0.0 are dropped; packets for 255.255.255.255 and BROADCAST go to FF:FF:FF:FF:FF:FF, and packets for
multicast addresses to the Ethernet address that belongs to them (RFC 1112 6.4). Keyword arguments are:

TIMEOUT is how long an answer is good. Default is 5 minutes.

POLL_TIMEOUT: when an answer is older and packets are sent there, it is asked for again in time. Default is 1 minute; 0
means never.

BROADCAST is the link's broadcast address. Default is the one of the network that IP was given with, if any.

BROADCAST_POLL is a boolean: asks for an answer again by broadcast, not from the host itself. Default is false.

TABLE is an ARPTable to use, which several ARPQueriers may share; TIMEOUT and the capacities are its own then. Default
is a table for this element alone.

CAPACITY is the greatest number of packets that wait. Default is 2048.

ENTRY_CAPACITY is the greatest number of addresses in the table, ENTRY_PACKET_CAPACITY of packets that wait for one
address; default is 0 for both, no limit.

Table and waiting packets survive a hot swap.

=e
  c :: Classifier(12/0806 20/0002, 12/0800, -);
  a :: ARPQuerier(18.26.4.24, 00:00:C0:AE:67:EF);
  c[0] -> [1] a;
  ... -> [0] a -> ToDPDKDevice(0);

=h table read
The table: `IP OK ETH AGE', one address per line; AGE in seconds.

=h stats read
Counts in words.

=h queries read
Number of questions sent.

=h responses read
Number of answers received.

=h drops read
Number of packets dropped.

=h count read
Number of addresses in the table.

=h length read
Number of packets that wait.

=h ipaddr read/write
IP.

=h broadcast read
BROADCAST.

=h insert write
`IP ETH': puts an address in the table.

=h delete write
`IP': takes an address out.

=h clear write
Empties the table.

=a ARPTable, ARPResponder, AddressInfo
*/
class ARPQuerier final : public Element {
 public:
  ARPQuerier() : timer_(*this) {}
  ~ARPQuerier() override;
  const char* class_name() const override { return "ARPQuerier"; }
  const char* port_count() const override { return "2/1-2"; }
  const char* processing() const override { return "h/h"; }
  const char* flow_code() const override { return "xy/x"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void push(PortId in, PacketBatch batch) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  PortId send(Packet& packet, int64_t now);
  PortId encapsulate(Packet& packet, const EtherAddress& destination) const;
  PortId hold(Packet packet, IpAddress to, int64_t now);
  void ask(const Packet& cause, IpAddress about, const EtherAddress& destination);
  void handle_answer(Packet packet, int64_t now);
  void release(const std::vector<rte_mbuf*>& packets, const EtherAddress& destination);
  void lose(const std::vector<rte_mbuf*>& packets, DropReason reason);
  Status insert(std::string_view text);

  IpAddress address_;
  EtherAddress ether_;
  IpAddress broadcast_{0xffffffff};
  ArpTable own_table_;
  ArpTable* table_ = &own_table_;
  std::chrono::nanoseconds poll_timeout_{60'000'000'000};
  bool broadcast_poll_ = false;
  Timer timer_;
  uint64_t queries_ = 0;
  uint64_t responses_ = 0;
};

}  // namespace click
