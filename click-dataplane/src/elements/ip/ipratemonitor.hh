#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "graph/packet_element.hh"
#include "graph/timer.hh"
#include "packet/ip_header.hh"
#include "support/random.hh"
#include "support/rate.hh"

namespace click {

/*
=c
IPRateMonitor(TYPE, RATIO, THRESH [, MEMORY, ANNO])

=s ipmeasure
measures the rates of IP traffic by address

=io
One or two inputs, as many outputs.

=d
Measures how many packets or bytes per second come from addresses (input 0 looks at the source) and go to them (input 1
looks at the destination). It begins with the first byte of addresses; where a rate exceeds THRESH it looks at the next
byte too, down to single hosts, and goes back when the rates fell. Packets must have their IP header annotation set and
pass unchanged, from each input to its output. Arguments, also as keywords:

TYPE is PACKETS or BYTES. RATIO is the share of the packets to look at, from 0 to 1. THRESH is a rate, as if RATIO
were 1.

MEMORY is how many kilobytes may be used, at least 100; 0 means no limit. Default is 0.

ANNO is a boolean: sets each packet's FWD_RATE and REV_RATE annotations to the rates from and to its address. Default is
true.

=h look read
A line with the seconds since the last reset, then one line for each address or network: its rates from and to it.

=h thresh read/write
THRESH.

=h mem read
Kilobytes in use.

=h memmax read/write
MEMORY.

=h reset write
Forgets all rates.

=h anno_level write
`ADDR LEVEL SECONDS': for some time, does not look further than byte LEVEL (0 to 3) of this address.

=a CompareBlock, IPFilter
*/
class IPRateMonitor final : public PacketElement<IPRateMonitor> {
 public:
  IPRateMonitor() : timer_(*this) {}
  const char* class_name() const override { return "IPRateMonitor"; }
  const char* port_count() const override { return "1-2/="; }
  const char* flow_code() const override { return "#/#"; }
  Status configure(Args& args) override;
  Status initialize() override;
  Status take_state(Element& previous) override;
  PortId process(Packet& packet, PortId in) {
    const rte_ipv4_hdr* header = ip_header(packet);
    if (header == nullptr) return dropped(DropReason::kMalformed);
    update(packet, *header, in == 0);
    return in;
  }
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  struct Level;
  struct Counter {
    Rate from;
    Rate to;
    std::unique_ptr<Level> next;
    int64_t not_further_until = 0;
  };
  struct Level {
    std::array<std::unique_ptr<Counter>, 256> counters;
  };

  void update(Packet& packet, const rte_ipv4_hdr& header, bool from);
  bool has_memory_for(size_t bytes) const { return most_kilobytes_ == 0 || memory_ + bytes <= most_kilobytes_ * 1024; }
  Counter* counter(Level& level, uint8_t byte);
  void look_closer(Counter& counter);
  void fold(Level& level, int64_t now);
  void forget(Counter& counter);
  void print(const Level& level, const std::string& prefix, int64_t now, std::string& text) const;
  Status set_level(std::string_view text);
  void reset();

  Timer timer_;
  Random random_;
  bool bytes_ = false;
  double ratio_ = 1;
  uint64_t threshold_ = 0;
  size_t most_kilobytes_ = 0;
  bool annotate_ = true;
  Level root_;
  size_t memory_ = sizeof(Level);
  int64_t reset_at_ = 0;
};

}  // namespace click
