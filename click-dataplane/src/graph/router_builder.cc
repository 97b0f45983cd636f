#include "graph/router_builder.hh"

#include <algorithm>
#include <map>
#include <set>

#include "graph/args.hh"
#include "support/text.hh"

namespace click {

RouterBuilder::RouterBuilder(lang::FlatConfiguration configuration, const Policy& policy, int workers,
                             Diagnostics& diagnostics)
    : policy_(policy), diagnostics_(diagnostics), router_(new Router) {
  router_->configuration_ = std::move(configuration);
  router_->policy_ = policy;
  router_->tasks_.resize(static_cast<size_t>(workers));
  router_->timers_.resize(static_cast<size_t>(workers));
  router_->watches_.resize(static_cast<size_t>(workers));
}

std::unique_ptr<Router> RouterBuilder::build() {
  // After mistakes in the text itself the graph is not what was meant; its classes are worth a look all the same.
  bool sound = !diagnostics_.has_errors();
  check_requirements();
  make_elements();
  if (!sound) return nullptr;
  count_ports();
  resolve_flow();
  connect();
  configure();
  if (diagnostics_.has_errors()) return nullptr;
  return std::move(router_);
}

const std::set<std::string_view>& RouterBuilder::packages() {
  static const std::set<std::string_view> kPackages = {"click",        "userlevel", "linux",       "x86_64",
                                                       "batch",        "dpdk",      "dpdk-packet", "multithread",
                                                       "umultithread", "int64",     "ipv6",        "ip6"};
  return kPackages;
}

void RouterBuilder::check_requirements() {
  for (const lang::Requirement& requirement : router_->configuration_.requirements) {
    std::string_view rest = requirement.text;
    std::string word = take_word(rest);
    std::string name = word == "package" ? unquote(rest) : unquote(requirement.text);
    if (name.starts_with("compact_config") || packages().contains(name)) continue;
    diagnostics_.error(requirement.place, "requirement '" + name + "' is not available");
  }
}

void RouterBuilder::make_elements() {
  for (const lang::FlatElement& flat : router_->configuration_.elements) {
    const ElementClass* element_class = Registry::get().find(flat.class_name);
    std::unique_ptr<Element> element;
    if (element_class == nullptr) {
      bool border = flat.class_name == "input" || flat.class_name == "output";
      diagnostics_.error(flat.place, "unknown element class '" + flat.class_name + "'" +
                                         (border ? ", it has a meaning only inside of a compound element or a group"
                                                 : suggestion(flat.class_name, known_names(flat.class_name))));
    } else if (!policy_.allows(*element_class)) {
      std::string reach = Policy::reach_of(element_class->host_access);
      diagnostics_.error(flat.place, "element class '" + flat.class_name + "' is not allowed here" +
                                         (reach.empty() ? "" : ", it " + reach));
    } else {
      element = element_class->make();
      element->router_ = router_.get();
      element->name_ = flat.name;
      element->configuration_ = flat.configuration;
      element->place_ = flat.place;
      element->index_ = static_cast<int>(router_->elements_.size());
      router_->by_name_.emplace(flat.name, element.get());
    }
    nodes_.push_back({element.get(), {}, {}});
    router_->elements_.push_back(std::move(element));
  }
}

// What a word in the place of a class may have meant: a class, an element, or a keyword of the language.
std::vector<std::string> RouterBuilder::known_names(const std::string& word) const {
  std::vector<std::string> names = Registry::get().names();
  const lang::FlatConfiguration& configuration = router_->configuration_;
  names.insert(names.end(), configuration.class_names.begin(), configuration.class_names.end());
  for (const lang::FlatElement& element : configuration.elements) {
    size_t slash = element.name.find('/');
    if (element.name.find('@') == std::string::npos) names.push_back(element.name.substr(0, slash));
  }
  std::erase(names, word);
  for (const char* keyword : {"elementclass", "require", "define", "input", "output"}) names.emplace_back(keyword);
  return names;
}

std::string RouterBuilder::port_text(size_t index, bool output, int port) const {
  return "'" + nodes_[index].element->declaration() + "' " + (output ? "output " : "input ") + std::to_string(port);
}

// The number of ports of one side: as many as are used, within what the class allows.
int RouterBuilder::port_number(const Node& node, bool output, int used, int min, int max) {
  if (used > max) {
    for (const lang::FlatConnection& c : router_->configuration_.connections) {
      const Node& end = this->node(output ? c.from : c.to);
      int port = output ? c.from_port : c.to_port;
      if (end.element != node.element || port < max) continue;
      diagnostics_.error(c.place, "'" + node.element->declaration() + "' has no " + (output ? "output " : "input ") +
                                      std::to_string(port) +
                                      (max == 0 ? (output ? ", it has no outputs" : ", it has no inputs")
                                                : ", only 0" + (max > 1 ? " to " + std::to_string(max - 1) : "")));
    }
    broken_ = true;
  }
  return std::max(used, min);
}

void RouterBuilder::count_ports() {
  std::vector<std::pair<int, int>> used(nodes_.size());
  for (const lang::FlatConnection& c : router_->configuration_.connections) {
    int& outputs = used[static_cast<size_t>(c.from)].second;
    int& inputs = used[static_cast<size_t>(c.to)].first;
    outputs = std::max(outputs, c.from_port + 1);
    inputs = std::max(inputs, c.to_port + 1);
  }
  for (size_t i = 0; i < nodes_.size(); ++i) {
    Node& node = nodes_[i];
    PortCount count = PortCount::parse(ports_of(node));
    int inputs = port_number(node, false, used[i].first, count.min_inputs, count.max_inputs);
    if (count.outputs_follow_inputs) count.min_outputs = count.max_outputs = inputs + count.extra_outputs;
    int outputs = port_number(node, true, used[i].second, count.min_outputs, count.max_outputs);
    node.inputs.connections.resize(static_cast<size_t>(inputs));
    node.outputs.connections.resize(static_cast<size_t>(outputs));
    node.inputs.flow.resize(static_cast<size_t>(inputs), Resolved::kOpen);
    node.outputs.flow.resize(static_cast<size_t>(outputs), Resolved::kOpen);
    if (node.element == nullptr) continue;
    node.element->inputs_.resize(static_cast<size_t>(inputs));
    node.element->outputs_.resize(static_cast<size_t>(outputs));
  }
  for (const lang::FlatConnection& c : router_->configuration_.connections) {
    node(c.from).outputs.connections[static_cast<size_t>(c.from_port)].push_back(&c);
    node(c.to).inputs.connections[static_cast<size_t>(c.to_port)].push_back(&c);
  }
}

// Push and pull: ports that say what they are settle the ports that they are connected to, and these settle, through
// agnostic elements, the others.
void RouterBuilder::resolve_flow() {
  std::vector<std::pair<size_t, std::pair<bool, int>>> pending;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    seed(i, false, pending);
    seed(i, true, pending);
  }
  while (!pending.empty()) {
    auto [index, port] = pending.back();
    pending.pop_back();
    spread(index, port.first, port.second, pending);
  }
  for (Node& node : nodes_) {
    for (Side* side : {&node.inputs, &node.outputs}) {
      std::replace(side->flow.begin(), side->flow.end(), Resolved::kOpen, Resolved::kPush);
    }
  }
}

void RouterBuilder::seed(size_t index, bool output, std::vector<std::pair<size_t, std::pair<bool, int>>>& pending) {
  Side& side = output ? nodes_[index].outputs : nodes_[index].inputs;
  for (size_t port = 0; port < side.flow.size(); ++port) {
    char letter = processing_letter(processing_of(nodes_[index]), output, static_cast<int>(port));
    if (letter == 'a') continue;
    side.flow[port] = letter == 'h' ? Resolved::kPush : Resolved::kPull;
    pending.emplace_back(index, std::pair(output, static_cast<int>(port)));
  }
}

void RouterBuilder::spread(size_t index, bool output, int port,
                           std::vector<std::pair<size_t, std::pair<bool, int>>>& pending) {
  Node& node = nodes_[index];
  Side& side = output ? node.outputs : node.inputs;
  Resolved flow = side.flow[static_cast<size_t>(port)];
  for (const lang::FlatConnection* c : side.connections[static_cast<size_t>(port)]) {
    settle(static_cast<size_t>(output ? c->to : c->from), !output, output ? c->to_port : c->from_port, flow, c,
           pending);
  }
  if (processing_letter(processing_of(node), output, port) != 'a') return;
  Side& opposite = output ? node.inputs : node.outputs;
  for (int other = 0; other < static_cast<int>(opposite.flow.size()); ++other) {
    bool agnostic = processing_letter(processing_of(node), !output, other) == 'a';
    if (agnostic && flows(flow_of(node), output ? other : port, output ? port : other)) {
      settle(index, !output, other, flow, nullptr, pending);
    }
  }
}

void RouterBuilder::settle(size_t index, bool output, int port, Resolved flow, const lang::FlatConnection* via,
                           std::vector<std::pair<size_t, std::pair<bool, int>>>& pending) {
  Side& side = output ? nodes_[index].outputs : nodes_[index].inputs;
  Resolved& known = side.flow[static_cast<size_t>(port)];
  if (known == Resolved::kOpen) {
    known = flow;
    pending.emplace_back(index, std::pair(output, port));
  } else if (known != flow && !broken_) {
    clash(index, output, port, flow, via);
  }
}

void RouterBuilder::clash(size_t index, bool output, int port, Resolved flow, const lang::FlatConnection* via) {
  if (via == nullptr) {
    const Element& element = *nodes_[index].element;
    diagnostics_.error(element.place(), "'" + element.declaration() + "' is between push and pull: its " +
                                            (output ? "output " : "input ") + std::to_string(port) + " is " +
                                            (flow == Resolved::kPush ? "pull" : "push") + ", the other side " +
                                            (flow == Resolved::kPush ? "push" : "pull") +
                                            "; put a Queue or an Unqueue between them");
    broken_ = true;
    return;
  }
  if (node(via->from).element == nullptr || node(via->to).element == nullptr) return;
  Resolved from = node(via->from).outputs.flow[static_cast<size_t>(via->from_port)];
  auto word = [](Resolved f) { return f == Resolved::kPush ? "push " : "pull "; };
  if (!output) return;  // told once, from the other end; both ends spread
  std::string from_text = port_text(static_cast<size_t>(via->from), true, via->from_port);
  std::string to_text = port_text(static_cast<size_t>(via->to), false, via->to_port);
  diagnostics_.error(via->place,
                     std::string(word(from)) + from_text.substr(0) + " is connected to " + word(flow) + to_text +
                         (from == Resolved::kPush ? "; put a Queue between them" : "; put an Unqueue between them"));
}

void RouterBuilder::connect() {
  for (size_t i = 0; i < nodes_.size() && !broken_; ++i) {
    if (nodes_[i].element == nullptr) continue;
    for (size_t port = 0; port < nodes_[i].inputs.flow.size(); ++port) connect_port(i, false, static_cast<int>(port));
    for (size_t port = 0; port < nodes_[i].outputs.flow.size(); ++port) connect_port(i, true, static_cast<int>(port));
  }
  if (!broken_) warn_of_loops();
}

// The one output where packets of a push input are pushed on, or -1 if there are none or several.
int RouterBuilder::only_push_output(const Node& node, int input) const {
  if (node.inputs.flow[static_cast<size_t>(input)] != Resolved::kPush) return -1;
  int only = -1;
  for (int out = 0; out < static_cast<int>(node.outputs.flow.size()); ++out) {
    if (!flows(flow_of(node), input, out)) continue;
    if (only >= 0 || node.outputs.flow[static_cast<size_t>(out)] != Resolved::kPush) return -1;
    only = out;
  }
  return only;
}

// A packet that is pushed round a loop without a queue never comes to rest if no element on the way can send it
// elsewhere. (Loops with a way out are common: through a classifier, or through a routing table and ICMPError.) Places
// are push inputs. What is not on a loop is taken away, beginning with the places that lead nowhere; then one
// loop after the other is told and opened.
void RouterBuilder::warn_of_loops() {
  using Spot = std::pair<int, int>;  // element, input
  std::map<Spot, std::set<Spot>> next;
  std::map<Spot, std::set<Spot>> before;
  for (int i = 0; i < static_cast<int>(nodes_.size()); ++i) {
    const Node& node = this->node(i);
    for (int in = 0; in < static_cast<int>(node.inputs.flow.size()); ++in) {
      int out = only_push_output(node, in);
      if (out < 0) continue;
      for (const lang::FlatConnection* c : node.outputs.connections[static_cast<size_t>(out)]) {
        next[{i, in}].insert({c->to, c->to_port});
        before[{c->to, c->to_port}].insert({i, in});
      }
    }
  }
  std::vector<Spot> dead;
  auto open = [&](const Spot& spot) {
    for (const Spot& earlier : before[spot]) {
      next[earlier].erase(spot);
      if (next[earlier].empty()) dead.push_back(earlier);
    }
    next.erase(spot);
    before.erase(spot);
  };
  for (const auto& [spot, earlier] : before) {
    if (!next.contains(spot)) dead.push_back(spot);
  }
  for (;;) {
    while (!dead.empty()) {
      Spot spot = dead.back();
      dead.pop_back();
      open(spot);
    }
    if (next.empty()) return;
    std::vector<Spot> way{next.begin()->first};
    size_t begin = 0;
    for (;;) {
      Spot spot = *next[way.back()].begin();
      begin = static_cast<size_t>(std::find(way.begin(), way.end(), spot) - way.begin());
      if (begin < way.size()) break;
      way.push_back(spot);
    }
    const Element& first = *node(way[begin].first).element;
    std::string text;
    for (size_t i = begin; i < way.size(); ++i) text += "'" + node(way[i].first).element->name() + "' -> ";
    diagnostics_.warning(
        first.place(), "packets are pushed in a loop without a queue or a way out: " + text + "'" + first.name() + "'");
    open(way[begin]);
  }
}

void RouterBuilder::connect_port(size_t index, bool output, int port) {
  Node& node = nodes_[index];
  Side& side = output ? node.outputs : node.inputs;
  const auto& connections = side.connections[static_cast<size_t>(port)];
  bool push = side.flow[static_cast<size_t>(port)] == Resolved::kPush;
  if (connections.empty()) {
    diagnostics_.error(node.element->place(), port_text(index, output, port) + " is not connected");
    return;
  }
  if (connections.size() > 1 && push == output) {
    for (size_t i = 1; i < connections.size(); ++i) {
      diagnostics_.error(connections[i]->place, (push ? "push " : "pull ") + port_text(index, output, port) +
                                                    " is connected more than once, first at " +
                                                    connections[0]->place.text());
    }
    return;
  }
  const lang::FlatConnection& c = *connections.front();
  Element* other = this->node(output ? c.to : c.from).element;
  Flow flow = push ? Flow::kPush : Flow::kPull;
  if (output) {
    OutputPort& here = node.element->outputs_[static_cast<size_t>(port)];
    here.element_ = other;
    here.port_ = c.to_port;
    here.flow_ = flow;
  } else {
    InputPort& here = node.element->inputs_[static_cast<size_t>(port)];
    here.element_ = other;
    here.port_ = c.from_port;
    here.flow_ = flow;
  }
}

void RouterBuilder::configure() {
  for (Element* element : router_->in_phase_order()) {
    Args args(split_arguments(element->configuration()), *element);
    Status status = element->configure(args);
    for (const std::string& message : status.messages()) {
      diagnostics_.error(element->place(), "'" + element->declaration() + "': " + message);
    }
  }
}

}  // namespace click
