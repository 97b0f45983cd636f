#pragma once

#include <map>
#include <vector>

#include "graph/element.hh"
#include "graph/timer.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
IP6NDSolicitor(IP6, ETH)

=s ip6
puts Ethernet headers in front of IPv6 packets, by neighbour discovery

=io
Two inputs, one or two outputs.

=processing
Push.

=d
IP6 and ETH are this host's addresses. IPv6 packets at input 0, each with the next hop in its IPv6 destination
annotation, get an Ethernet header and go to output 0. Where the next hop's Ethernet address is not known, the packet
waits and a neighbour solicitation (RFC 4861) goes to output 1, or to output 0 if there is none; it is repeated twice, a
second apart, and without an answer the packet is dropped. Packets to multicast addresses need no question. Neighbour
advertisements, with their Ethernet headers, shall come to input 1; they are believed if they are valid and about an
address that is in question or known. An address is asked for anew 30 seconds after its last answer, and forgotten after
a minute.

What is known survives a hot swap.

=e
  c :: Classifier(12/86dd 20/3aff 54/87, 12/86dd 20/3aff 54/88, 12/86dd);
  nds :: IP6NDSolicitor(3ffe:1ce1:2::1, 00:e0:29:05:e5:6f);
  c[1] -> [1] nds; c[2] -> ... -> [0] nds;

=h table read
What is known, one per line: IPv6 address, Ethernet address, seconds since the last answer.

=h stats read
Numbers of solicitations sent and of packets given up.

=a IP6NDAdvertiser, ARPQuerier
*/
class IP6NDSolicitor final : public Element {
 public:
  IP6NDSolicitor() : timer_(*this) {}
  ~IP6NDSolicitor() override;
  const char* class_name() const override { return "IP6NDSolicitor"; }
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
  static constexpr size_t kMostWaiting = 8;
  static constexpr size_t kMostEntries = 65536;

  struct Entry {
    EtherAddress ether;
    bool known = false;
    int64_t answered = 0;
    int64_t asked = 0;
    int questions = 0;
    std::vector<rte_mbuf*> waiting;
  };
  using Key = std::array<uint8_t, 16>;

  void send(Packet packet);
  void give_up(Entry& entry);
  bool put_header(Packet& packet, const EtherAddress& to) const;
  void ask(const Ip6Address& target, Entry& entry, const EtherAddress* at);
  void answer(const Packet& packet);

  Ip6Address own_;
  EtherAddress own_ether_;
  std::map<Key, Entry> entries_;
  Timer timer_;
  uint64_t solicitations_ = 0;
  uint64_t given_up_ = 0;
};

}  // namespace click
