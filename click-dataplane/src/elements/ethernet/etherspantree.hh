#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "elements/ethernet/switch_element.hh"
#include "elements/standard/port_gate.hh"
#include "graph/element.hh"
#include "graph/timer.hh"
#include "packet/addresses.hh"

namespace click {

/*
=c
EtherSpanTree(ADDR, INPUT_SUPPRESSOR, OUTPUT_SUPPRESSOR, SWITCH [, PRIORITY, HELLO, MAX_AGE, FORWARD_DELAY])

=s ethernet
keeps loops out of a network of Ethernet switches

=io
Any number of inputs, as many outputs.

=processing
Push.

=d
The spanning tree protocol of IEEE 802.1D for the EtherSwitch named SWITCH, whose Ethernet address is ADDR. Suppressors
named INPUT_SUPPRESSOR and OUTPUT_SUPPRESSOR stand in front of and behind it; all have as many ports as this element.
The inputs take the protocol's frames of each port, with their Ethernet headers, and the outputs send them. Ports that
would close a loop are blocked at both Suppressors, others opened after twice FORWARD_DELAY. When the tree changes, the
switch forgets addresses sooner for a while. Keyword arguments are:

PRIORITY is the upper half of the switch's identity; the switch with the least becomes the root. Default is 32768.

HELLO, MAX_AGE and FORWARD_DELAY are the times of the protocol, as long as this switch is the root. Default are 2, 20
and 15 seconds.

=e
  in_supp, out_supp :: Suppressor; s :: EtherSwitch;
  t :: EtherSpanTree(00-1f-29-4d-f8-31, in_supp, out_supp, s);
  from_port0 -> c0 :: Classifier(14/4242, -);
  c0[0] -> t -> to_port0;
  c0[1] -> in_supp -> s -> out_supp -> to_port0;

=h msgs read
The root and its distance, then a line for each port: its role and state, and the best that was heard there.

=a EtherSwitch, Suppressor
*/
// Theory of operation
//
// Each port remembers the best message heard there, a vector of root, distance, sender and sender's port of which less
// is better, until it is too old. From these follow, by comparison alone, the root, the port that leads to it, and the
// ports for whose network this switch is responsible (802.1D-1998, 8.6.8); all other ports are blocked. A port that is
// not to be blocked goes through listening and learning, FORWARD_DELAY each, before it forwards. Frames are let through
// in the forwarding state only: during learning nothing is learnt, which costs a few floods and no loop.
class EtherSpanTree final : public Element {
 public:
  EtherSpanTree() : timer_(*this) {}
  const char* class_name() const override { return "EtherSpanTree"; }
  const char* port_count() const override { return "-/="; }
  const char* processing() const override { return "h/h"; }
  Status configure(Args& args) override;
  Status initialize() override;
  void push(PortId in, PacketBatch batch) override;
  void run_timer(Timer& timer) override;
  void add_handlers(Handlers& handlers) override;

 private:
  enum class Role : uint8_t { kBlocked, kDesignated, kRoot };
  enum class State : uint8_t { kBlocking, kListening, kLearning, kForwarding };
  struct Vector {
    uint64_t root = 0;
    uint32_t cost = 0;
    uint64_t bridge = 0;
    uint16_t port = 0;
    auto operator<=>(const Vector&) const = default;
  };
  // Times on the wire count 1/256 seconds.
  struct Times {
    uint16_t max_age;
    uint16_t hello;
    uint16_t forward_delay;
  };
  struct Heard {
    Vector vector;
    Times times;
    uint16_t age;
    bool topology_change;
    int64_t until;  // when it is too old
  };
  struct Port {
    Role role = Role::kBlocked;
    State state = State::kBlocking;
    int64_t since = 0;
    std::optional<Heard> heard;
    bool acknowledge = false;  // a topology change, with the next message
  };

  Status find_gate(Element* element, const char* what, PortGate*& gate) const;
  void handle(PortId in, const Packet& packet, int64_t now);
  void choose(int64_t now);
  void set_state(PortId port, State state, int64_t now);
  void advance(int64_t now);
  void topology_changed(int64_t now);
  void set_switch_timeout(int64_t now);
  Vector own_vector(PortId port) const;
  bool is_root() const { return root_port_ < 0; }
  const Times& times() const { return is_root() ? times_ : ports_[static_cast<size_t>(root_port_)].heard->times; }
  void send_message(PortId port, int64_t now);
  void send_messages(int64_t now);
  void send_change();
  void send(PortId port, std::string_view body);
  std::string text() const;

  EtherAddress address_;
  Element* input_name_ = nullptr;
  Element* output_name_ = nullptr;
  Element* switch_name_ = nullptr;
  PortGate* input_gate_ = nullptr;
  PortGate* output_gate_ = nullptr;
  SwitchElement* switch_ = nullptr;
  Timer timer_;
  uint16_t priority_ = 32768;
  uint64_t id_ = 0;
  Times times_{};
  std::vector<Port> ports_;
  PortId root_port_ = -1;
  uint64_t root_ = 0;
  uint32_t root_cost_ = 0;
  int64_t next_hello_ = 0;
  int64_t change_until_ = 0;     // as the root: tells of a topology change until then
  bool reports_change_ = false;  // to the root, until it is acknowledged
  uint32_t long_timeout_ = 0;
};

}  // namespace click
