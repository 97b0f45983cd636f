#include "graph/observer.hh"

#include <rte_cycles.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "graph/driver.hh"
#include "graph/port_spec.hh"
#include "graph/router.hh"
#include "support/json.hh"

namespace click {
namespace {

constexpr size_t kComparedBytes = 128;
constexpr size_t kMaxSteps = 200;

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (char c : bytes) text += {kDigits[static_cast<uint8_t>(c) >> 4], kDigits[static_cast<uint8_t>(c) & 15]};
  return text;
}

struct NamedAnnotation {
  const char* name;
  AnnotationSlot slot;
};
constexpr NamedAnnotation kAnnotations[] = {{"PAINT", kPaint},
                                            {"DST_IP", kDestinationIp},
                                            {"FIX_IP_SRC", kFixIpSource},
                                            {"ICMP_PARAMPROB", kIcmpParameterProblem},
                                            {"AGGREGATE", kAggregate}};

void add(std::atomic<uint64_t>& counter, uint64_t amount) { counter.fetch_add(amount, std::memory_order_relaxed); }

using Drops = std::array<uint64_t, static_cast<size_t>(DropReason::kCount)>;

Drops drops_of(const Element& element) {
  Drops drops;
  for (size_t i = 0; i < drops.size(); ++i) drops[i] = element.drops(static_cast<DropReason>(i));
  return drops;
}

}  // namespace

// One call into an element, on the stack of the thread that makes it.
struct Observer::Frame {
  Observer* observer;
  Element* element;
  Frame* outer = top;
  bool root = false;          // a task's turn
  uint64_t inner_cycles = 0;  // spent in elements that this one called
  bool traced = false;
  Seen seen{};  // of the packet that the call is about
  Drops drops{};
  std::vector<const rte_mbuf*> arrived{};

  static thread_local Frame* top;
};
thread_local Observer::Frame* Observer::Frame::top = nullptr;

class Observer::Tap final : public Element {
 public:
  explicit Tap(Observer& observer) : observer_(observer) {}
  const char* class_name() const override { return "Tap"; }
  void push(PortId edge, PacketBatch batch) override { observer_.push(static_cast<size_t>(edge), std::move(batch)); }
  PacketBatch pull(PortId edge, BatchStorage& storage, unsigned max) override {
    return observer_.pull(static_cast<size_t>(edge), storage, max);
  }

 private:
  Observer& observer_;
};

Observer::Observer(Router& router)
    : router_(router), tap_(std::make_unique<Tap>(*this)), counts_(router.elements().size()) {
  tap_->router_ = &router;
}

Observer::~Observer() = default;

// Whether packets begin their way at an output: nothing that came in leaves there.
bool Observer::begins_at(const Element& element, PortId out) {
  for (PortId in = 0; in < element.input_count(); ++in) {
    if (flows(element.flow_code(), in, out)) return false;
  }
  return true;
}

void Observer::install() {
  if (installed_) return;
  router_.observed_ = installed_ = true;
  router_.runs_.part();
  edges_.clear();
  for (const auto& element : router_.elements()) {
    for (PortId port = 0; port < element->output_count(); ++port) {
      OutputPort& out = element->outputs_[static_cast<size_t>(port)];
      if (out.flow_ != Flow::kPush || out.element_ == nullptr) continue;
      edges_.push_back({element.get(), port, out.element_, out.port_, begins_at(*element, port)});
      out.element_ = tap_.get();
      out.port_ = static_cast<PortId>(edges_.size()) - 1;
    }
    for (PortId port = 0; port < element->input_count(); ++port) {
      InputPort& in = element->inputs_[static_cast<size_t>(port)];
      if (in.flow_ != Flow::kPull || in.element_ == nullptr) continue;
      edges_.push_back({in.element_, in.port_, element.get(), port, begins_at(*in.element_, in.port_)});
      in.element_ = tap_.get();
      in.port_ = static_cast<PortId>(edges_.size()) - 1;
    }
  }
}

void Observer::remove() {
  if (!installed_) return;
  router_.observed_ = installed_ = false;
  for (const Edge& edge : edges_) {
    if (edge.from->output(edge.from_port).flow() == Flow::kPush) {
      OutputPort& out = edge.from->outputs_[static_cast<size_t>(edge.from_port)];
      out.element_ = edge.to;
      out.port_ = edge.to_port;
    } else {
      InputPort& in = edge.to->inputs_[static_cast<size_t>(edge.to_port)];
      in.element_ = edge.from;
      in.port_ = edge.from_port;
    }
  }
  router_.runs_.join();
}

void Observer::update() { profiling_ || tracing_ ? install() : remove(); }

void Observer::start_trace(unsigned packets, std::function<bool(Packet)> matches) {
  wanted_ = std::min(packets, kMaxPackets);
  matches_ = std::move(matches);
  traces_.clear();
  seen_.clear();
  tracing_ = wanted_ != 0;
  update();
}

void Observer::stop_trace() {
  tracing_ = false;
  seen_.clear();
  update();
}

void Observer::set_profile(bool on) {
  if (on && !profiling_) counts_ = std::vector<Counts>(router_.elements().size());
  profiling_ = on;
  update();
}

template <class Call>
auto Observer::measured(Element& element, Frame& frame, Call call) {
  Frame::top = &frame;
  uint64_t begin = rte_rdtsc();
  struct End {
    Observer& observer;
    Element& element;
    Frame& frame;
    uint64_t begin;
    ~End() {
      uint64_t cycles = rte_rdtsc() - begin;
      Frame::top = frame.outer;
      if (frame.outer != nullptr) frame.outer->inner_cycles += cycles;
      add(observer.counts_[static_cast<size_t>(element.index_)].cycles, cycles - std::min(cycles, frame.inner_cycles));
    }
  } end{*this, element, frame, begin};
  return call();
}

bool Observer::run_task(Task& task) {
  if (!installed_) return task.owner().run_task(task);
  Element& owner = task.owner();
  Frame frame{this, &owner};
  frame.root = true;
  if (tracing_) frame.drops = drops_of(owner);
  bool worked = measured(owner, frame, [&] { return owner.run_task(task); });
  if (tracing_) {
    settle(frame);
    finish_if_done();
  }
  return worked;
}

void Observer::push(size_t index, PacketBatch batch) {
  Edge edge = edges_[index];
  if (!tracing_) return push_on(edge, std::move(batch));
  // Runs of packets that nobody follows go on together, the others alone; the order stays.
  BatchStorage storage;
  PacketBatch others = storage.empty();
  rte_mbuf** mbufs = batch.mbufs();
  unsigned count = batch.size();
  batch.release();
  for (unsigned i = 0; i < count; ++i) {
    Packet packet(mbufs[i]);
    Seen seen;
    if (!find(edge, packet, seen)) {
      others.append(packet);
      continue;
    }
    if (!others.empty()) push_on(edge, std::move(others));
    push_traced(edge, packet, std::move(seen));
  }
  if (!others.empty()) push_on(edge, std::move(others));
}

void Observer::push_on(const Edge& edge, PacketBatch batch) {
  Counts& counts = counts_[static_cast<size_t>(edge.to->index_)];
  add(counts.packets, batch.size());
  add(counts.vectors, 1);
  Frame frame{this, edge.to};
  measured(*edge.to, frame, [&] { edge.to->push(edge.to_port, std::move(batch)); });
}

void Observer::push_traced(const Edge& edge, Packet packet, Seen seen) {
  Frame frame{this, edge.to};
  frame.traced = true;
  frame.drops = drops_of(*edge.to);
  frame.seen = arrive(seen, *edge.to, edge.to_port, packet);
  frame.arrived.push_back(packet.mbuf());
  Counts& counts = counts_[static_cast<size_t>(edge.to->index_)];
  add(counts.packets, 1);
  add(counts.vectors, 1);
  BatchStorage storage;
  measured(*edge.to, frame, [&] { edge.to->push(edge.to_port, storage.one(packet)); });
  settle(frame);
}

PacketBatch Observer::pull(size_t index, BatchStorage& storage, unsigned max) {
  Edge edge = edges_[index];
  Frame frame{this, edge.from};
  if (tracing_) frame.drops = drops_of(*edge.from);
  Frame* outer = Frame::top;
  PacketBatch batch = measured(*edge.from, frame, [&] { return edge.from->pull(edge.from_port, storage, max); });
  if (!batch.empty()) {
    add(counts_[static_cast<size_t>(edge.to->index_)].packets, batch.size());
    add(counts_[static_cast<size_t>(edge.to->index_)].vectors, 1);
  }
  if (!tracing_) return batch;
  for (Packet packet : batch) {
    Seen seen;
    if (!find(edge, packet, seen)) continue;
    arrive(seen, *edge.to, edge.to_port, packet);
    if (outer != nullptr) outer->arrived.push_back(packet.mbuf());
  }
  settle(frame);
  return batch;
}

bool Observer::find(const Edge& edge, Packet packet, Seen& seen) {
  std::lock_guard lock(mutex_);
  if (auto known = seen_.find(packet.mbuf()); known != seen_.end()) {
    // An mbuf that was freed and used again is another packet, unless it comes from where it was seen.
    seen = std::move(known->second);
    seen_.erase(known);
    if (seen.element == edge.from) return true;
  }
  const Frame* top = Frame::top;
  if (top != nullptr && top->traced && top->element == edge.from) {
    seen = top->seen;
    return true;
  }
  bool pulled = edge.to->input(edge.to_port).flow() == Flow::kPull;
  bool comes_in = edge.source && (pulled || top == nullptr || top->root);
  if (!comes_in || traces_.size() >= wanted_ || !matches_(packet)) return false;
  Trace trace;
  trace.time = wall_time();
  trace.begin = rte_rdtsc();
  trace.bytes = packet.bytes().substr(0, kComparedBytes);
  Step source;
  source.element = edge.from->name();
  source.class_name = edge.from->class_name();
  source.port = -1;
  source.length = packet.length();
  trace.steps.push_back(std::move(source));
  traces_.push_back(std::move(trace));
  seen = {traces_.size() - 1, 0, edge.from, snapshot(packet)};
  return true;
}

Observer::Seen Observer::arrive(const Seen& before, Element& element, PortId port, Packet packet) {
  std::lock_guard lock(mutex_);
  last_seen_ = rte_rdtsc();
  Trace& trace = traces_[before.trace];
  Seen now{before.trace, before.step, &element, snapshot(packet)};
  Step& left = trace.steps[static_cast<size_t>(before.step)];
  left.end.clear();
  left.reason.clear();
  for (Change& change : changes(before.snapshot, now.snapshot)) {
    // A second copy of the packet that leaves the same element need not tell the same again.
    bool told = std::any_of(left.changes.begin(), left.changes.end(), [&](const Change& c) {
      return c.what == change.what && c.from == change.from && c.to == change.to;
    });
    if (!told) left.changes.push_back(std::move(change));
  }
  trace.cut = trace.cut || trace.steps.size() >= kMaxSteps;
  if (!trace.cut) {
    Step step;
    step.after = before.step;
    step.element = element.name();
    step.class_name = element.class_name();
    step.port = port;
    step.at = last_seen_ - trace.begin;
    step.length = packet.length();
    trace.steps.push_back(std::move(step));
    now.step = static_cast<int>(trace.steps.size()) - 1;
  }
  seen_[packet.mbuf()] = now;
  return now;
}

void Observer::settle(const Frame& frame) {
  if (frame.arrived.empty()) return;
  std::lock_guard lock(mutex_);
  Drops now = drops_of(*frame.element);
  size_t reason = 0;
  uint64_t used = 0;
  for (const rte_mbuf* mbuf : frame.arrived) {
    auto known = seen_.find(mbuf);
    if (known == seen_.end() || known->second.element != frame.element) continue;
    Trace& trace = traces_[known->second.trace];
    if (trace.cut) continue;
    auto number = static_cast<size_t>(known->second.step);
    // What left the element as another packet is its consequence; the step is not an end then.
    bool went_on = std::any_of(trace.steps.begin(), trace.steps.end(),
                               [&](const Step& step) { return step.after == static_cast<int>(number); });
    while (reason < now.size() && now[reason] - frame.drops[reason] <= used) {
      ++reason;
      used = 0;
    }
    Step& step = trace.steps[number];
    if (reason < now.size()) {
      ++used;
      step.end = "dropped";
      step.reason = drop_reason_name(static_cast<DropReason>(reason));
      seen_.erase(known);
    } else if (went_on) {
      seen_.erase(known);
    } else {
      step.end = "kept";
    }
  }
}

// All wanted packets came and none is on its way, or none was seen for a second: the taps go.
void Observer::finish_if_done() {
  if (Frame::top != nullptr) return;
  {
    std::lock_guard lock(mutex_);
    if (traces_.size() < wanted_) return;
    if (!seen_.empty() && rte_rdtsc() - last_seen_ < rte_get_tsc_hz()) return;
  }
  Driver::OthersAtRest rest;
  stop_trace();
}

Observer::Snapshot Observer::snapshot(Packet packet) {
  return {packet.mbuf(), packet.mbuf()->data_off, packet.length(),
          std::string(packet.bytes().substr(0, kComparedBytes)), packet.annotations()};
}

std::vector<Observer::Change> Observer::changes(const Snapshot& before, const Snapshot& after) {
  std::vector<Change> all;
  // Bytes taken off the front, negative: put there.
  int64_t shift = before.mbuf == after.mbuf ? int64_t{after.offset} - before.offset
                                            : int64_t{before.length} - int64_t{after.length};
  auto taken = static_cast<size_t>(std::max<int64_t>(shift, 0));
  auto added = static_cast<size_t>(std::max<int64_t>(-shift, 0));
  if (taken > before.bytes.size() || added > after.bytes.size()) taken = added = 0;
  std::string_view old_bytes = std::string_view(before.bytes).substr(taken);
  std::string_view new_bytes = std::string_view(after.bytes).substr(added);
  if (taken != 0) all.push_back({"front", hex(before.bytes.substr(0, taken)), ""});
  if (added != 0) all.push_back({"front", "", hex(after.bytes.substr(0, added))});
  size_t both = std::min(old_bytes.size(), new_bytes.size());
  for (size_t i = 0; i < both; ++i) {
    size_t end = i;
    while (end < both && old_bytes[end] != new_bytes[end]) ++end;
    if (end == i) continue;
    all.push_back(
        {"byte " + std::to_string(i + added), hex(old_bytes.substr(i, end - i)), hex(new_bytes.substr(i, end - i))});
    i = end;
  }
  if (before.length - taken != after.length - added) {
    all.push_back({"length", std::to_string(before.length), std::to_string(after.length)});
  }
  for (const NamedAnnotation& named : kAnnotations) {
    auto text = [&](const Snapshot& snapshot) {
      return hex({reinterpret_cast<const char*>(snapshot.annotations.user) + named.slot.offset, named.slot.size});
    };
    if (text(before) != text(after)) all.push_back({named.name, text(before), text(after)});
  }
  return all;
}

std::string Observer::trace_json() const {
  std::lock_guard lock(mutex_);
  uint64_t hertz = std::max<uint64_t>(rte_get_tsc_hz(), 1);
  auto nanoseconds = [&](uint64_t cycles) {
    return static_cast<uint64_t>(static_cast<__uint128_t>(cycles) * 1'000'000'000 / hertz);
  };
  JsonWriter json;
  json.begin_object().field("ok", true).field("wanted", wanted_).field("running", tracing_.load());
  json.key("packets").begin_array();
  for (const Trace& trace : traces_) {
    json.begin_object().field("time", trace.time).field("bytes", hex(trace.bytes)).field("cut", trace.cut);
    json.key("steps").begin_array();
    for (size_t i = 0; i < trace.steps.size(); ++i) {
      const Step& step = trace.steps[i];
      json.begin_object().field("step", i).field("after", step.after);
      json.field("element", step.element).field("class", step.class_name).field("port", step.port);
      json.field("nanoseconds", nanoseconds(step.at)).field("length", step.length);
      json.key("changes").begin_array();
      for (const Change& change : step.changes) {
        json.begin_object().field("what", change.what).field("from", change.from).field("to", change.to).end_object();
      }
      json.end_array();
      if (!step.end.empty()) json.field("end", step.end);
      if (!step.reason.empty()) json.field("reason", step.reason);
      json.end_object();
    }
    json.end_array().end_object();
  }
  return json.end_array().end_object().text();
}

std::string Observer::trace_text() const {
  std::lock_guard lock(mutex_);
  std::string text;
  for (size_t number = 0; number < traces_.size(); ++number) {
    const Trace& trace = traces_[number];
    text += "packet " + std::to_string(number + 1) + ", " + std::to_string(trace.steps.front().length) + " bytes\n";
    for (size_t i = 0; i < trace.steps.size(); ++i) {
      const Step& step = trace.steps[i];
      text += "  " + std::to_string(i) + " " + step.element + " :: " + step.class_name;
      if (step.port >= 0) text += " [" + std::to_string(step.port) + "]";
      if (step.after >= 0 && step.after != static_cast<int>(i) - 1) text += " after " + std::to_string(step.after);
      text += "\n";
      for (const Change& change : step.changes) {
        text += "      " + change.what + ": " + (change.from.empty() ? "-" : change.from) + " -> " +
                (change.to.empty() ? "-" : change.to) + "\n";
      }
      if (!step.end.empty()) text += "      " + step.end + (step.reason.empty() ? "" : ": " + step.reason) + "\n";
    }
    if (trace.cut) text += "  ...\n";
  }
  return text;
}

std::string Observer::profile_json() const {
  JsonWriter json;
  json.begin_object().field("ok", true).field("running", profiling_).key("elements").begin_array();
  for (const auto& element : router_.elements()) {
    const Counts& counts = counts_[static_cast<size_t>(element->index_)];
    if (counts.packets == 0 && counts.cycles == 0) continue;
    json.begin_object().field("name", element->name()).field("class", element->class_name());
    json.field("packets", counts.packets.load()).field("vectors", counts.vectors.load());
    json.field("cycles", counts.cycles.load()).end_object();
  }
  return json.end_array().end_object().text();
}

std::string Observer::profile_text() const {
  std::string text = "packets\tvectors\tcycles\tper packet\telement\n";
  for (const auto& element : router_.elements()) {
    const Counts& counts = counts_[static_cast<size_t>(element->index_)];
    uint64_t packets = counts.packets;
    if (packets == 0 && counts.cycles == 0) continue;
    char each[32] = "-";
    if (packets != 0) {
      std::snprintf(each, sizeof each, "%.1f",
                    static_cast<double>(counts.cycles.load()) / static_cast<double>(packets));
    }
    text += std::to_string(packets) + "\t" + std::to_string(counts.vectors.load()) + "\t" +
            std::to_string(counts.cycles.load()) + "\t" + each + "\t" + element->declaration() + "\n";
  }
  return text;
}

}  // namespace click
