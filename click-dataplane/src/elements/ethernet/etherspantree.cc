#include "elements/ethernet/etherspantree.hh"

#include <rte_ether.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>

#include "graph/args.hh"
#include "graph/handlers.hh"
#include "graph/registry.hh"
#include "graph/router.hh"
#include "packet/pool.hh"

namespace click {

namespace {

constexpr uint32_t kPortCost = 19;  // of 100 Mbit/s
constexpr uint8_t kChange = 0x01;
constexpr uint8_t kAcknowledge = 0x80;
constexpr uint8_t kGroup[] = {0x01, 0x80, 0xc2, 0x00, 0x00, 0x00};

struct Frame {
  uint8_t destination[6];
  uint8_t source[6];
  rte_be16_t length;
  uint8_t llc[3];
  rte_be16_t protocol;
  uint8_t version;
  uint8_t type;
} __rte_packed;
static_assert(sizeof(Frame) == 21);

struct Message {
  uint8_t flags;
  rte_be64_t root;
  rte_be32_t cost;
  rte_be64_t bridge;
  rte_be16_t port;
  rte_be16_t age;
  rte_be16_t max_age;
  rte_be16_t hello;
  rte_be16_t forward_delay;
} __rte_packed;
static_assert(sizeof(Message) == 31);

constexpr uint8_t kConfiguration = 0;
constexpr uint8_t kTopologyChange = 0x80;

int64_t nanoseconds(uint16_t ticks) { return int64_t{ticks} * 1'000'000'000 / 256; }

bool read_ticks(std::chrono::nanoseconds time, uint16_t& ticks) {
  int64_t count = time.count() * 256 / 1'000'000'000;
  ticks = static_cast<uint16_t>(count);
  return count >= 1 && count <= UINT16_MAX;
}

}  // namespace

Status EtherSpanTree::configure(Args& args) {
  std::chrono::nanoseconds hello{2'000'000'000};
  std::chrono::nanoseconds max_age{20'000'000'000};
  std::chrono::nanoseconds forward_delay{15'000'000'000};
  Status status = args.mandatory("ADDR", address_)
                      .mandatory("INPUT_SUPPRESSOR", input_name_)
                      .mandatory("OUTPUT_SUPPRESSOR", output_name_)
                      .mandatory("SWITCH", switch_name_)
                      .keyword("PRIORITY", priority_)
                      .keyword("HELLO", hello)
                      .keyword("MAX_AGE", max_age)
                      .keyword("FORWARD_DELAY", forward_delay)
                      .check(
                          [&] {
                            return read_ticks(hello, times_.hello) && read_ticks(max_age, times_.max_age) &&
                                   read_ticks(forward_delay, times_.forward_delay);
                          },
                          "times must be from 1/256 to 255 seconds")
                      .finish();
  if (!status) return status;
  status.add(find_gate(input_name_, "INPUT_SUPPRESSOR", input_gate_));
  status.add(find_gate(output_name_, "OUTPUT_SUPPRESSOR", output_gate_));
  switch_ = dynamic_cast<SwitchElement*>(switch_name_);
  if (switch_ == nullptr || switch_name_->input_count() != input_count())
    status.add(Status::error("SWITCH must be an EtherSwitch with " + std::to_string(input_count()) + " ports"));
  id_ = uint64_t{priority_} << 48;
  for (size_t i = 0; i < 6; ++i) id_ |= uint64_t{address_.bytes[i]} << (40 - 8 * i);
  return status;
}

Status EtherSpanTree::find_gate(Element* element, const char* what, PortGate*& gate) const {
  gate = dynamic_cast<PortGate*>(element);
  if (gate != nullptr && element->input_count() == input_count()) return Status::ok();
  return Status::error(std::string(what) + " must be a Suppressor with " + std::to_string(input_count()) + " ports");
}

Status EtherSpanTree::initialize() {
  ports_.resize(static_cast<size_t>(input_count()));
  long_timeout_ = switch_->timeout_seconds();
  int64_t now = router().now();
  for (PortId port = 0; port < input_count(); ++port) {
    input_gate_->set_gate(port, false);
    output_gate_->set_gate(port, false);
  }
  choose(now);
  timer_.initialize();
  timer_.schedule_now();
  return Status::ok();
}

EtherSpanTree::Vector EtherSpanTree::own_vector(PortId port) const {
  return {root_, root_cost_, id_, static_cast<uint16_t>(0x8000 | (port + 1))};
}

// The root, the way to it, and what each port is for (802.1D-1998, 8.6.8).
void EtherSpanTree::choose(int64_t now) {
  Vector best{id_, 0, id_, 0};
  root_port_ = -1;
  for (PortId port = 0; port < input_count(); ++port) {
    const auto& heard = ports_[static_cast<size_t>(port)].heard;
    if (!heard || heard->vector.root >= id_ || heard->vector.bridge == id_) continue;
    Vector candidate = heard->vector;
    candidate.cost += kPortCost;
    if (candidate >= best) continue;
    best = candidate;
    root_port_ = port;
  }
  root_ = best.root;
  root_cost_ = best.cost;
  for (PortId port = 0; port < input_count(); ++port) {
    Port& at = ports_[static_cast<size_t>(port)];
    bool ours = !at.heard || own_vector(port) <= at.heard->vector;
    at.role = port == root_port_ ? Role::kRoot : ours ? Role::kDesignated : Role::kBlocked;
    if (at.role == Role::kBlocked && at.state != State::kBlocking) {
      bool was_open = at.state >= State::kLearning;
      set_state(port, State::kBlocking, now);
      if (was_open) topology_changed(now);
    } else if (at.role != Role::kBlocked && at.state == State::kBlocking) {
      set_state(port, State::kListening, now);
    }
  }
}

void EtherSpanTree::set_state(PortId port, State state, int64_t now) {
  Port& at = ports_[static_cast<size_t>(port)];
  at.state = state;
  at.since = now;
  input_gate_->set_gate(port, state == State::kForwarding);
  output_gate_->set_gate(port, state == State::kForwarding);
}

// What becomes of ports with time.
void EtherSpanTree::advance(int64_t now) {
  bool expired = false;
  for (Port& at : ports_) {
    if (!at.heard || now < at.heard->until) continue;
    at.heard.reset();
    expired = true;
  }
  if (expired) choose(now);
  for (PortId port = 0; port < input_count(); ++port) {
    Port& at = ports_[static_cast<size_t>(port)];
    bool waits = at.state == State::kListening || at.state == State::kLearning;
    if (!waits || now - at.since < nanoseconds(times().forward_delay)) continue;
    bool opens = at.state == State::kLearning;
    set_state(port, opens ? State::kForwarding : State::kLearning, now);
    if (opens) topology_changed(now);
  }
}

void EtherSpanTree::topology_changed(int64_t now) {
  if (is_root()) {
    change_until_ = now + nanoseconds(times_.max_age) + nanoseconds(times_.forward_delay);
  } else {
    reports_change_ = true;
    send_change();
  }
}

// While the tree changes, addresses are forgotten after FORWARD_DELAY.
void EtherSpanTree::set_switch_timeout(int64_t now) {
  bool changing = is_root() ? now < change_until_ : ports_[static_cast<size_t>(root_port_)].heard->topology_change;
  uint32_t brief = std::max<uint32_t>(times().forward_delay / 256, 1);
  if (long_timeout_ != 0) switch_->set_timeout_seconds(changing ? std::min(brief, long_timeout_) : long_timeout_);
}

void EtherSpanTree::run_timer(Timer&) {
  int64_t now = router().now();
  advance(now);
  if (now >= next_hello_) {
    if (is_root()) send_messages(now);
    if (reports_change_ && !is_root()) send_change();
    next_hello_ = now + nanoseconds(times().hello);
  }
  set_switch_timeout(now);
  // Often enough to see what expires in time.
  timer_.schedule_after(std::chrono::nanoseconds(nanoseconds(times().hello) / 4));
}

void EtherSpanTree::push(PortId in, PacketBatch batch) {
  int64_t now = router().now();
  for (Packet packet : batch) handle(in, packet, now);
  drop(std::move(batch), DropReason::kDiscarded);
}

void EtherSpanTree::handle(PortId in, const Packet& packet, int64_t now) {
  if (packet.length() < sizeof(Frame)) return;
  const auto& frame = *reinterpret_cast<const Frame*>(packet.data());
  if (frame.llc[0] != 0x42 || frame.llc[1] != 0x42 || frame.protocol != 0) return;
  Port& at = ports_[static_cast<size_t>(in)];
  if (frame.type == kTopologyChange) {
    if (at.role != Role::kDesignated) return;
    at.acknowledge = true;
    topology_changed(now);
    send_message(in, now);
    return;
  }
  if (frame.type != kConfiguration || packet.length() < sizeof(Frame) + sizeof(Message)) return;
  Message message;
  std::memcpy(&message, packet.data() + sizeof(Frame), sizeof message);
  Vector vector{rte_be_to_cpu_64(message.root), rte_be_to_cpu_32(message.cost), rte_be_to_cpu_64(message.bridge),
                rte_be_to_cpu_16(message.port)};
  Times times{rte_be_to_cpu_16(message.max_age), rte_be_to_cpu_16(message.hello),
              rte_be_to_cpu_16(message.forward_delay)};
  uint16_t age = rte_be_to_cpu_16(message.age);
  if (age >= times.max_age || times.hello == 0 || times.forward_delay == 0) return;
  bool same_sender = at.heard && at.heard->vector.bridge == vector.bridge && at.heard->vector.port == vector.port;
  if (at.heard && !same_sender && vector > at.heard->vector) return;
  if (at.role == Role::kDesignated && vector > own_vector(in)) {
    // Somebody who does not know better yet.
    if (same_sender) at.heard.reset();
    send_message(in, now);
    return;
  }
  at.heard = Heard{vector, times, age, (message.flags & kChange) != 0,
                   now + nanoseconds(static_cast<uint16_t>(times.max_age - age))};
  choose(now);
  if (in != root_port_) return;
  if ((message.flags & kAcknowledge) != 0) reports_change_ = false;
  send_messages(now);
}

void EtherSpanTree::send_messages(int64_t now) {
  for (PortId port = 0; port < input_count(); ++port) {
    if (ports_[static_cast<size_t>(port)].role == Role::kDesignated) send_message(port, now);
  }
}

void EtherSpanTree::send_message(PortId port, int64_t now) {
  Port& at = ports_[static_cast<size_t>(port)];
  Vector vector = own_vector(port);
  bool change = is_root() ? now < change_until_ : ports_[static_cast<size_t>(root_port_)].heard->topology_change;
  uint16_t age = 0;
  if (!is_root()) age = static_cast<uint16_t>(ports_[static_cast<size_t>(root_port_)].heard->age + 256);
  if (age >= times().max_age) age = static_cast<uint16_t>(times().max_age - 1);
  Message message{};
  message.flags = static_cast<uint8_t>((change ? kChange : 0) | (at.acknowledge ? kAcknowledge : 0));
  message.root = rte_cpu_to_be_64(vector.root);
  message.cost = rte_cpu_to_be_32(vector.cost);
  message.bridge = rte_cpu_to_be_64(vector.bridge);
  message.port = rte_cpu_to_be_16(vector.port);
  message.age = rte_cpu_to_be_16(age);
  message.max_age = rte_cpu_to_be_16(times().max_age);
  message.hello = rte_cpu_to_be_16(times().hello);
  message.forward_delay = rte_cpu_to_be_16(times().forward_delay);
  at.acknowledge = false;
  std::string body(1, static_cast<char>(kConfiguration));
  body.append(reinterpret_cast<const char*>(&message), sizeof message);
  send(port, body);
}

void EtherSpanTree::send_change() { send(root_port_, std::string(1, static_cast<char>(kTopologyChange))); }

// `body` begins with the type.
void EtherSpanTree::send(PortId port, std::string_view body) {
  Frame frame{};
  std::memcpy(frame.destination, kGroup, 6);
  std::memcpy(frame.source, address_.bytes.data(), 6);
  frame.length = rte_cpu_to_be_16(static_cast<uint16_t>(sizeof(Frame) - sizeof(rte_ether_hdr) - 1 + body.size()));
  frame.llc[0] = frame.llc[1] = 0x42;
  frame.llc[2] = 0x03;
  std::string bytes(reinterpret_cast<const char*>(&frame), sizeof frame - 1);
  bytes += body;
  bytes.resize(std::max<size_t>(bytes.size(), 60));
  Packet packet = packet_pool().make(bytes);
  if (packet) {
    checked_push(port, packet);
  } else {
    count_drops(DropReason::kNoMemory, 1);
  }
}

std::string EtherSpanTree::text() const {
  static constexpr const char* kRoles[] = {"blocked", "designated", "root"};
  static constexpr const char* kStates[] = {"blocking", "listening", "learning", "forwarding"};
  char line[128];
  std::snprintf(line, sizeof line, "root %016llx cost %u\n", static_cast<unsigned long long>(root_), root_cost_);
  std::string text = line;
  for (size_t i = 0; i < ports_.size(); ++i) {
    const Port& at = ports_[i];
    text +=
        std::to_string(i) + " " + kRoles[static_cast<size_t>(at.role)] + " " + kStates[static_cast<size_t>(at.state)];
    if (at.heard) {
      const Vector& heard = at.heard->vector;
      std::snprintf(line, sizeof line, " heard root %016llx cost %u bridge %016llx port %04x",
                    static_cast<unsigned long long>(heard.root), heard.cost,
                    static_cast<unsigned long long>(heard.bridge), heard.port);
      text += line;
    }
    text += "\n";
  }
  return text;
}

void EtherSpanTree::add_handlers(Handlers& handlers) {
  handlers.read("msgs", [this] { return text(); });
}

REGISTER_ELEMENT(EtherSpanTree);

}  // namespace click
