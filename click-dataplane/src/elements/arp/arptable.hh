#pragma once

#include <string_view>
#include <vector>

#include "elements/arp/arp_table.hh"
#include "graph/element.hh"
#include "graph/timer.hh"

namespace click {

/*
=c
ARPTable([TIMEOUT, CAPACITY, ENTRY_CAPACITY, ENTRY_PACKET_CAPACITY, CAPACITY_SLIM_FACTOR])

=s arp
knows Ethernet addresses, for several ARPQueriers

=io
None.

=d
Keeps what ARPQueriers that name it as their TABLE know about IP addresses, and the packets that wait for answers.
Keyword arguments are:

TIMEOUT is how long an answer is good; 0 means for ever. Default is 5 minutes.

CAPACITY is the greatest number of packets that wait. Default is 2048; 0 means no limit.

ENTRY_CAPACITY is the greatest number of addresses in the table, ENTRY_PACKET_CAPACITY of packets that wait for one
address; default is 0 for both, no limit.

CAPACITY_SLIM_FACTOR is accepted, and changes nothing: a packet too much makes one other give way.

Table and waiting packets survive a hot swap.

=e
  t :: ARPTable(TIMEOUT 1min);
  q0 :: ARPQuerier(10.0.0.1, 1:1:1:1:1:1, TABLE t); q1 :: ARPQuerier(10.0.0.1, 1:1:1:1:1:1, TABLE t);

=h table read
The table: `IP OK ETH AGE', one address per line; AGE in seconds.

=h drops read
Number of packets that waited in vain.

=h count read
Number of addresses in the table.

=h length read
Number of packets that wait.

=h insert write
`IP ETH': puts an address in the table.

=h delete write
`IP': takes an address out.

=h clear write
Empties the table.

=a ARPQuerier
*/
class ARPTable final : public Element, public ArpTableHolder {
 public:
  ARPTable() : timer_(*this) {}
  ~ARPTable() override;
  const char* class_name() const override { return "ARPTable"; }
  const char* port_count() const override { return "0/0"; }
  int configure_phase() const override { return kInfoPhase; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;
  ArpTable& arp_table() override { return table_; }

 private:
  Status insert(std::string_view text);
  void lose(const std::vector<rte_mbuf*>& packets, DropReason reason);

  ArpTable table_;
  Timer timer_;
};

}  // namespace click
