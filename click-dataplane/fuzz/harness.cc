#include "harness.hh"

#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <set>

#include "graph/port_spec.hh"
#include "graph/registry.hh"
#include "io/eal.hh"
#include "lang/configuration.hh"
#include "packet/pool.hh"
#include "support/text.hh"

namespace click {
namespace {

// Gives the packets that the harness put into it.
class FuzzSource final : public Element {
 public:
  ~FuzzSource() override {
    for (Packet packet : packets_) packet.free();
  }
  const char* class_name() const override { return "FuzzSource"; }
  const char* port_count() const override { return "0/1"; }
  PacketBatch pull(PortId, BatchStorage& storage, unsigned max) override {
    PacketBatch batch = storage.empty();
    while (!packets_.empty() && batch.size() < max) {
      batch.append(packets_.front());
      packets_.pop_front();
    }
    return batch;
  }
  void give(Packet packet) {
    if (output(0).flow() == Flow::kPush) return checked_push(0, packet);
    packets_.push_back(packet);
  }

 private:
  std::deque<Packet> packets_;
};

class FuzzSink final : public Element {
 public:
  const char* class_name() const override { return "FuzzSink"; }
  const char* port_count() const override { return "1/0"; }
  void push(PortId, PacketBatch batch) override { drop(std::move(batch), DropReason::kDiscarded); }
  void drain() {
    if (input(0).flow() != Flow::kPull) return;
    BatchStorage storage;
    drop(input(0).pull(storage, kBatchSize), DropReason::kDiscarded);
  }
};

REGISTER_ELEMENT(FuzzSource);
REGISTER_ELEMENT(FuzzSink);

}  // namespace
}  // namespace click

namespace fuzz {
namespace {

using namespace click;

std::vector<Subject> all;

// "Class(arguments) | INPUTS OUTPUTS | statements", the numbers only where the class leaves them open, the statements
// where it needs other elements.
Subject read_subject(const std::string& line) {
  Subject subject;
  size_t bar = line.find(" | ");
  subject.declaration = line.substr(0, bar);
  std::string class_name = subject.declaration.substr(0, subject.declaration.find('('));
  const ElementClass* element_class = Registry::get().find(class_name);
  if (element_class == nullptr) return subject;
  PortCount count = PortCount::parse(element_class->make()->port_count());
  subject.inputs = std::min(std::max(count.min_inputs, 1), count.max_inputs);
  subject.outputs = count.outputs_follow_inputs ? subject.inputs + count.extra_outputs
                                                : std::min(std::max(count.min_outputs, 1), count.max_outputs);
  if (bar != std::string::npos) {
    size_t end = line.find(" | ", bar + 3);
    if (end != std::string::npos) subject.statements = line.substr(end + 3);
    std::vector<std::string> numbers = split_words(line.substr(bar + 3, end - bar - 3));
    subject.inputs = std::stoi(numbers.at(0));
    subject.outputs = std::stoi(numbers.at(1));
  }
  return subject;
}

std::string configuration(const Subject& subject) {
  std::string text = subject.statements + "\nx :: " + subject.declaration + ";\n";
  for (int i = 0; i < subject.inputs; ++i) {
    std::string number = std::to_string(i);
    text += "in" + number + " :: FuzzSource -> [" + number + "] x;\n";
  }
  for (int i = 0; i < subject.outputs; ++i) {
    std::string number = std::to_string(i);
    text += "x [" + number + "] -> out" + number + " :: FuzzSink;\n";
  }
  return text;
}

std::unique_ptr<Router> build(const Subject& subject, std::string& why) {
  Diagnostics diagnostics;
  lang::FlatConfiguration flat = lang::flatten(subject.declaration, configuration(subject), {}, diagnostics);
  Policy policy;
  if (!Policy::parse("-@host", policy)) std::abort();
  std::unique_ptr<Router> router;
  if (!diagnostics.has_errors()) router = Router::build(std::move(flat), policy, 1, diagnostics);
  if (router && !router->initialize(nullptr, diagnostics)) router.reset();
  if (!router && diagnostics.has_errors()) why = diagnostics.errors().front().message;
  return router;
}

}  // namespace

const std::vector<Subject>& subjects() { return all; }

std::unique_ptr<Router> set_up(const Subject& subject) {
  static const bool show = std::getenv("FUZZ_SHOW") != nullptr;
  if (show) std::cerr << subject.declaration << "\n";
  std::string why;
  return build(subject, why);
}

void start() {
  if (Status status = start_eal({"--no-huge", "--in-memory", "--no-pci", "-m", "32"}); !status) {
    std::cerr << status.text() << "\n";
    std::exit(2);
  }
  if (Status status = packet_pool().create(2048, SOCKET_ID_ANY); !status) {
    std::cerr << status.text() << "\n";
    std::exit(2);
  }
  std::set<std::string> done;
  std::ifstream lines(FUZZ_ELEMENTS);
  auto add = [&](const std::string& line, bool must) {
    Subject subject = read_subject(line);
    std::string name = subject.declaration.substr(0, subject.declaration.find('('));
    done.insert(name);
    if (subject.inputs == 0) return;
    std::string why;
    if (build(subject, why)) {
      all.push_back(subject);
    } else if (must || why.find("not allowed here") == std::string::npos) {
      std::cerr << subject.declaration << ": " << why << "\nGive it a line in " << FUZZ_ELEMENTS << ".\n";
      std::exit(2);
    }
  };
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('-')) {
      done.insert(std::string(trim(line.substr(1))));
    } else if (!trim(line).empty() && line[0] != '#') {
      add(line, true);
    }
  }
  for (const std::string& name : Registry::get().names()) {
    if (!done.contains(name) && !name.starts_with("Fuzz")) add(name, false);
  }
}

Packet make_packet(std::string_view bytes, uint16_t headroom) {
  struct Buffer {
    rte_mbuf_ext_shared_info shared;
    char bytes[];
  };
  size_t size = headroom + bytes.size();
  auto* buffer = static_cast<Buffer*>(std::malloc(sizeof(Buffer) + size));
  rte_mbuf* mbuf = packet_pool().allocate();
  if (buffer == nullptr || mbuf == nullptr) std::abort();  // packets were lost
  buffer->shared.free_cb = [](void*, void* opaque) { std::free(opaque); };
  buffer->shared.fcb_opaque = buffer;
  rte_mbuf_ext_refcnt_set(&buffer->shared, 1);
  std::memset(buffer->bytes, 0xa5, headroom);
  std::memcpy(buffer->bytes + headroom, bytes.data(), bytes.size());
  rte_pktmbuf_attach_extbuf(mbuf, buffer->bytes, RTE_BAD_IOVA, static_cast<uint16_t>(size), &buffer->shared);
  mbuf->data_off = headroom;
  mbuf->data_len = static_cast<uint16_t>(bytes.size());
  mbuf->pkt_len = static_cast<uint32_t>(bytes.size());
  return Packet(mbuf);
}

void give(Router& router, int input, Packet packet) {
  static_cast<FuzzSource*>(router.find("in" + std::to_string(input)))->give(packet);
  for (int round = 0; round < 3; ++round) {
    const std::vector<Task*>& tasks = router.tasks(0).tasks;
    for (size_t i = 0; i < tasks.size(); ++i) {
      if (tasks[i]->scheduled()) tasks[i]->owner().run_task(*tasks[i]);
    }
    for (const auto& element : router.elements()) {
      if (auto* sink = dynamic_cast<FuzzSink*>(element.get())) sink->drain();
    }
  }
  if (router.timers(0).next_expiry() <= router.now()) router.timers(0).run(router.now());
}

}  // namespace fuzz
