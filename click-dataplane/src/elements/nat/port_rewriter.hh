#pragma once

#include <unordered_map>
#include <vector>

#include "elements/nat/rewriter.hh"

namespace click {

// How the sequence numbers of one direction of a TCP flow change, because somebody makes its data longer or shorter:
// from each of the numbers on (as the sender counts) they differ by so much. Answers are changed back.
class SequenceShift {
 public:
  // Data that ends before `from` became longer by `delta`. The same place again replaces what it had.
  void add(uint32_t from, int32_t delta);
  uint32_t sequence(uint32_t own) const;
  uint32_t acknowledgement(uint32_t shifted) const;

 private:
  struct Step {
    uint32_t from;
    int32_t delta;  // of this step alone
  };
  std::vector<Step> steps_;
};

// What rewriters of addresses and ports have in common.
class PortRewriter : public Rewriter {
 public:
  // Data of a packet with this key was made longer by `delta`; data from sequence number `from` on is renumbered. False
  // if there is no such flow.
  bool shift_sequence(const FlowKey& key, uint32_t from, int32_t delta);

 protected:
  static bool read_key(const Packet& packet, bool tcp, bool udp, FlowKey& key);
  PortId rewrite_ports(Packet& packet, NatFlow& flow, uint32_t place);
  void forget(uint32_t number) override;
  void taken_over(Rewriter& before, uint32_t old_number, uint32_t number) override;
  void taken_over(Rewriter& before) override { shifts_.swap(static_cast<PortRewriter&>(before).shifts_); }

 private:
  using Shifts = std::array<SequenceShift, 2>;

  static void note_tcp(const Packet& packet, NatFlow& flow, int side);
  void shift(Packet& packet, const NatFlow::Side& way, uint32_t place) const;

  std::unordered_map<uint32_t, Shifts> shifts_;
};

// The same with the timeouts of TCP flows.
class TcpAwareRewriter : public PortRewriter {
 protected:
  struct TcpTimeouts {
    std::chrono::nanoseconds idle = std::chrono::hours(24);
    std::chrono::nanoseconds done = std::chrono::minutes(4);
    std::chrono::nanoseconds no_data = std::chrono::minutes(5);
    std::chrono::nanoseconds guarantee = std::chrono::seconds(5);
  };
  void add_tcp_arguments(Args& args) {
    args.keyword("TCP_TIMEOUT", tcp_.idle)
        .keyword("TCP_DONE_TIMEOUT", tcp_.done)
        .keyword("TCP_NODATA_TIMEOUT", tcp_.no_data)
        .keyword("TCP_GUARANTEE", tcp_.guarantee);
  }
  int64_t tcp_timeout(const NatFlow& flow) const {
    return (flow.done ? tcp_.done : flow.both_seen() ? tcp_.idle : tcp_.no_data).count();
  }

  TcpTimeouts tcp_;
};

}  // namespace click
