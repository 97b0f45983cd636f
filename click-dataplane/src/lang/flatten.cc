#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>

#include "lang/ast.hh"
#include "lang/configuration.hh"
#include "lang/parser.hh"
#include "lang/variables.hh"
#include "support/text.hh"

// How a configuration is flattened. Every scope (the file, each instance of a compound element) is walked in two steps:
// first its statements become nodes and edges, where a compound element is a pair of tunnel nodes (its inputs, its
// outputs); then each compound is expanded by walking the body that fits between its tunnels. Groups are tunnels
// without a scope. At the end every edge is followed through tunnels to the real elements.

namespace click::lang {
namespace {

// More than any sane configuration; keeps nested compounds from growing without end.
constexpr size_t kMaxNodes = 200'000;

struct ClassScope;

// What a class name means at some point of the text: a primitive class, or a compound with the scopes of its
// definition.
struct ResolvedClass {
  std::string name;
  std::shared_ptr<const Compound> compound;  // null: primitive
  std::shared_ptr<const ClassScope> classes;
  std::shared_ptr<const Variables> variables;
};

// Class definitions visible at a point, the latest first.
struct ClassScope {
  std::string name;
  ResolvedClass meaning;
  std::shared_ptr<const ClassScope> earlier;
};

struct Node {
  FlatElement element;
  bool tunnel = false;
};

// Where connections to and from an element go.
struct Endpoint {
  int in = -1;
  int out = -1;
  std::string name;
  bool group = false;
};

struct CompoundInstance {
  ResolvedClass element_class;
  std::string local_name;
  std::string configuration;
  Place place;
  Endpoint tunnels;
};

struct Scope {
  std::string prefix;
  std::shared_ptr<const ClassScope> classes;
  std::shared_ptr<Variables> variables = std::make_shared<Variables>();
  std::map<std::string, Endpoint> elements;
  std::map<std::string, Place> declared_at;
  std::set<std::string> names;  // every name that is declared somewhere in the scope
  std::vector<CompoundInstance> compounds;
  Endpoint border;  // out: what "input" gives; in: what "output" takes
  int count = 0;    // elements so far, for generated names
};

class Flattener {
 public:
  Flattener(const FlattenOptions& options, Diagnostics& diagnostics) : options_(options), diagnostics_(diagnostics) {}

  void file(std::string_view name, std::string_view text) {
    Scope scope;
    scope.variables->values = options_.parameters;
    walk_file(scope, name, text);
    expand_compounds(scope);
  }

  FlatConfiguration finish();

 private:
  void walk_file(Scope& scope, std::string_view name, std::string_view text) {
    Statements statements = parse(name, text, diagnostics_);
    collect(scope, statements);
    walk(scope, statements);
  }

  // Finds the names and definitions of a scope before anything in it is resolved, as their order does not matter.
  void collect(Scope& scope, const Statements& statements) {
    for (const Statement& statement : statements) {
      if (const auto* define = std::get_if<Define>(&statement.content))
        add_definitions(scope, *define, statement.place);
      const auto* connection = std::get_if<Connection>(&statement.content);
      if (connection == nullptr) continue;
      bool declaration = connection->stages.size() == 1;
      for (const ElementList& stage : connection->stages) {
        for (const ElementUse& use : stage) {
          if (use.group) collect(scope, *use.group);
          bool shared_class = declaration && stage.back().element_class && !stage.back().name.empty();
          if (!use.name.empty() && (use.element_class || shared_class)) scope.names.insert(use.name);
        }
      }
    }
  }

  void add_definitions(Scope& scope, const Define& define, const Place& place) {
    for (const std::string& definition : split_arguments(define.configuration)) {
      std::string_view rest = definition;
      std::string name = take_word(rest);
      if (name.size() < 2 || name[0] != '$') {
        diagnostics_.error(place, "define takes pairs such as '$NAME value', not '" + definition + "'");
        continue;
      }
      name.erase(0, 1);
      if (scope.prefix.empty() && options_.parameters.contains(name)) continue;
      if (!scope.variables->values.emplace(name, scope.variables->substitute(rest)).second) {
        diagnostics_.error(place, "parameter '$" + name + "' is defined more than once");
      }
    }
  }

  void walk(Scope& scope, const Statements& statements) {
    for (const Statement& statement : statements) {
      if (nodes_.size() > kMaxNodes) return;
      if (const auto* connection = std::get_if<Connection>(&statement.content)) walk_connection(scope, *connection);
      if (const auto* definition = std::get_if<ElementClassDefinition>(&statement.content))
        define_class(scope, *definition);
      if (const auto* require = std::get_if<Require>(&statement.content))
        add_requirements(scope, *require, statement.place);
    }
  }

  void define_class(Scope& scope, const ElementClassDefinition& definition) {
    ResolvedClass meaning = resolve(scope, definition.definition, definition.name);
    scope.classes = std::make_shared<ClassScope>(ClassScope{definition.name, std::move(meaning), scope.classes});
    class_names_.insert(definition.name);
  }

  ResolvedClass resolve(const Scope& scope, const ClassReference& reference, const std::string& compound_name) {
    if (reference.compound) return {compound_name, reference.compound, scope.classes, scope.variables};
    std::string name = reference.name;
    if (reference.variable) {
      const std::string* value = scope.variables->find(name);
      name = value != nullptr ? std::string(trim(*value)) : "$" + name;
    }
    return look_up(scope.classes.get(), name);
  }

  static ResolvedClass look_up(const ClassScope* scope, const std::string& name) {
    for (; scope != nullptr; scope = scope->earlier.get()) {
      if (scope->name == name) return scope->meaning;
    }
    return {name, nullptr, nullptr, nullptr};
  }

  void add_requirements(Scope& scope, const Require& require, const Place& place) {
    for (const std::string& argument : split_arguments(require.configuration)) {
      std::string_view rest = argument;
      std::string kind = take_word(rest);
      if (kind != "library") {
        requirements_.push_back({argument, place});
      } else if (!scope.prefix.empty()) {
        diagnostics_.error(place,
                           "require(library) stands only at the top of a file, not inside of a compound element");
      } else {
        include_library(scope, unquote(rest), place);
      }
    }
  }

  void include_library(Scope& scope, const std::string& name, const Place& place) {
    if (!libraries_.insert(name).second) return;
    std::string text = "libraries cannot be loaded here";
    if (options_.load_library && options_.load_library(name, text)) {
      walk_file(scope, name, text);
    } else {
      diagnostics_.error(place, "library '" + name + "': " + text);
    }
  }

  void walk_connection(Scope& scope, const Connection& connection) {
    if (connection.stages.size() == 1) {
      declare_list(scope, connection.stages[0]);
      return;
    }
    for (const ElementUse& use : connection.stages.front()) {
      if (use.input_ports && !use.implied)
        diagnostics_.error(
            use.place,
            "an input port stands in front of the first element of a connection, but nothing is connected to it");
    }
    for (const ElementUse& use : connection.stages.back()) {
      if (use.output_ports)
        diagnostics_.error(
            use.place, "an output port stands behind the last element of a connection, but it is connected to nothing");
    }
    std::vector<std::vector<Endpoint>> ends;
    for (size_t i = 0; i < connection.stages.size(); ++i) {
      ends.emplace_back();
      for (const ElementUse& use : connection.stages[i])
        ends.back().push_back(use_element(scope, use, i, connection.stages.size()));
    }
    for (size_t i = 0; i + 1 < ends.size(); ++i) {
      connect(connection.stages[i], ends[i], connection.stages[i + 1], ends[i + 1], connection.many[i],
              connection.arrows[i]);
    }
    for (size_t i = 0; i < ends.size(); ++i) {
      for (size_t j = 0; j < ends[i].size(); ++j) {
        if (ends[i][j].group) check_group(ends[i][j], connection.stages[i][j].place);
      }
    }
  }

  // Every port that a group has inside must be connected outside.
  void check_group(const Endpoint& group, const Place& place) {
    for (bool outputs : {false, true}) {
      std::set<int> inside = outputs ? ports_into(group.out) : ports_out_of(group.in);
      std::set<int> outside = outputs ? ports_out_of(group.out) : ports_into(group.in);
      if (!inside.empty() && *inside.rbegin() + 1 != static_cast<int>(inside.size())) continue;  // told already
      const char* side = outputs ? "output " : "input ";
      for (int port : inside) {
        if (!outside.contains(port))
          diagnostics_.error(place, std::string(side) + std::to_string(port) + " of the group is not connected");
      }
      for (int port : outside) {
        if (!inside.contains(port))
          diagnostics_.error(place, "the group has no " + std::string(side) + std::to_string(port));
      }
    }
  }

  // "a, b :: Class(config)" declares all; a lone name or class is an element of its own.
  void declare_list(Scope& scope, const ElementList& list) {
    const ElementUse& last = list.back();
    for (const ElementUse& use : list) {
      bool shares = !use.name.empty() && !use.element_class && !last.name.empty() && last.element_class;
      if (shares) {
        ElementUse copy = use;
        copy.element_class = last.element_class;
        copy.configuration = last.configuration;
        use_element(scope, copy, 0, 1);
      } else {
        Endpoint end = use_element(scope, use, 0, 1);
        if (end.group) check_group(end, use.place);
      }
      if (use.input_ports || use.output_ports)
        diagnostics_.error(use.place, "ports stand only in connections; an arrow is missing");
    }
  }

  Endpoint use_element(Scope& scope, const ElementUse& use, size_t stage, size_t stages) {
    if (use.implied) return implied_end(scope, use, stage, stages);
    if (use.group) return walk_group(scope, use);
    if (!use.name.empty() && !use.element_class) {
      bool border = scope.border.in >= 0 && !use.configuration;
      if (border && use.name == "input") return {-1, scope.border.out, "input", false};
      if (border && use.name == "output") return {scope.border.in, -1, "output", false};
      if (scope.names.contains(use.name)) {
        if (use.configuration)
          diagnostics_.error(use.place,
                             "'" + use.name + "' is an element, its configuration stands at its declaration");
        return named_element(scope, use.name);
      }
      if (auto known = scope.elements.find(use.name); known != scope.elements.end()) return known->second;
      return declare(scope, look_up(scope.classes.get(), use.name), "", use);
    }
    return declare(scope, resolve(scope, *use.element_class, ""), use.name, use);
  }

  Endpoint implied_end(const Scope& scope, const ElementUse& use, size_t stage, size_t stages) {
    if (scope.border.in < 0) {
      diagnostics_.error(use.place,
                         "the connection has an end without an element; only inside of a compound element or group "
                         "this means input or output");
      return {};
    }
    if (stage == 0) return {-1, scope.border.out, "input", false};
    if (stage + 1 == stages) return {scope.border.in, -1, "output", false};
    diagnostics_.error(use.place, "an element is missing in the middle of a connection");
    return {};
  }

  // An element that is declared in this scope, perhaps further down.
  Endpoint named_element(Scope& scope, const std::string& name) {
    auto [entry, fresh] = scope.elements.try_emplace(name);
    if (fresh) {
      entry->second.name = scope.prefix + name;
      entry->second.in = new_tunnel(entry->second.name);
      entry->second.out = new_tunnel(entry->second.name);
    }
    return entry->second;
  }

  Endpoint declare(Scope& scope, const ResolvedClass& element_class, std::string name, const ElementUse& use) {
    ++scope.count;
    // Named after the class as it is written, which may be an alias.
    bool plain = !use.element_class && !use.name.empty();
    if (name.empty()) name = unused_name(scope, plain ? use.name : element_class.name);
    if (auto [at, fresh] = scope.declared_at.emplace(name, use.place); !fresh) {
      diagnostics_.error(use.place, "element '" + name + "' is declared twice, first at " + at->second.text());
      return named_element(scope, name);
    }
    std::string configuration = scope.variables->substitute(use.configuration.value_or(""));
    Endpoint ahead = scope.elements.contains(name) ? scope.elements[name] : Endpoint{};
    Endpoint end;
    end.name = scope.prefix + name;
    if (element_class.compound) {
      end.in = ahead.in >= 0 ? ahead.in : new_tunnel(end.name);
      end.out = ahead.out >= 0 ? ahead.out : new_tunnel(end.name);
      scope.compounds.push_back({element_class, name, std::move(configuration), use.place, end});
    } else {
      end.in = end.out = new_node({end.name, element_class.name, std::move(configuration), use.place});
      redirect(ahead, end.in);
    }
    scope.elements[name] = end;
    return end;
  }

  static std::string unused_name(const Scope& scope, const std::string& class_name) {
    for (int number = scope.count;; ++number) {
      std::string name = class_name + "@" + std::to_string(number);
      if (!scope.names.contains(name) && !scope.declared_at.contains(name)) return name;
    }
  }

  // Lets edges that were made to an element before its declaration end at the element itself.
  void redirect(const Endpoint& from, int to) {
    if (from.in < 0) return;
    for (FlatConnection& edge : edges_) {
      if (edge.to == from.in) edge.to = to;
      if (edge.from == from.out) edge.from = to;
    }
  }

  Endpoint walk_group(Scope& scope, const ElementUse& use) {
    Endpoint group;
    group.name = "group";
    group.group = true;
    group.in = new_tunnel(group.name);
    group.out = new_tunnel(group.name);
    Endpoint outside = std::exchange(scope.border, Endpoint{group.out, group.in, "", true});
    walk(scope, *use.group);
    scope.border = outside;
    check_gaps(group, "the group", use.place);
    return group;
  }

  // Ports of one side of a connection as (node, port).
  using Side = std::vector<std::pair<int, int>>;

  void connect(const ElementList& left_uses, const std::vector<Endpoint>& left, const ElementList& right_uses,
               const std::vector<Endpoint>& right, bool many, const Place& place) {
    bool left_open = left.size() == 1 && !left_uses[0].output_ports && !left[0].group;
    bool right_open = right.size() == 1 && !right_uses[0].input_ports && !right[0].group;
    Side from = side(left_uses, left, true);
    Side to = side(right_uses, right, false);
    if (many && left_open && !right_open) from = sequence(left[0].out, to.size());
    if (many && right_open && !left_open) to = sequence(right[0].in, from.size());
    if (many && from.size() != to.size()) {
      diagnostics_.error(place, "'=>' joins " + std::to_string(from.size()) + " outputs to " +
                                    std::to_string(to.size()) + " inputs; the numbers must be equal");
      return;
    }
    if (!many && from.size() > 1 && to.size() > 1) {
      diagnostics_.error(place, "'->' joins many to one or one to many; use '=>' to join " +
                                    std::to_string(from.size()) + " outputs to " + std::to_string(to.size()) +
                                    " inputs");
      return;
    }
    for (size_t i = 0; i < from.size(); ++i) {
      for (size_t j = 0; j < to.size(); ++j) {
        if (!many || i == j) add_edge(from[i], to[j], place);
      }
    }
  }

  Side side(const ElementList& uses, const std::vector<Endpoint>& ends, bool outputs) {
    Side all;
    for (size_t i = 0; i < uses.size(); ++i) {
      const auto& ports = outputs ? uses[i].output_ports : uses[i].input_ports;
      // "[0] -> x" at the beginning of a connection names a port of input, written in front.
      const auto& written = uses[i].implied ? uses[i].input_ports : ports;
      int node = outputs ? ends[i].out : ends[i].in;
      if (node < 0) {
        if (!ends[i].name.empty()) {
          diagnostics_.error(uses[i].place,
                             "'" + ends[i].name + "' has no " + (outputs ? "output" : "input") + " ports here");
        }
        continue;
      }
      if (written) {
        for (int port : *written) all.emplace_back(node, port);
      } else {
        int count = ends[i].group ? std::max(1, group_ports(ends[i], outputs)) : 1;
        for (int port = 0; port < count; ++port) all.emplace_back(node, port);
      }
    }
    return all;
  }

  static Side sequence(int node, size_t count) {
    Side all;
    for (size_t port = 0; node >= 0 && port < count; ++port) all.emplace_back(node, static_cast<int>(port));
    return all;
  }

  int group_ports(const Endpoint& group, bool outputs) const {
    std::set<int> used = outputs ? ports_into(group.out) : ports_out_of(group.in);
    return used.empty() ? 0 : *used.rbegin() + 1;
  }

  std::set<int> ports_into(int node) const {
    std::set<int> used;
    for (const FlatConnection& edge : edges_) {
      if (edge.to == node) used.insert(edge.to_port);
    }
    return used;
  }

  std::set<int> ports_out_of(int node) const {
    std::set<int> used;
    for (const FlatConnection& edge : edges_) {
      if (edge.from == node) used.insert(edge.from_port);
    }
    return used;
  }

  // The ports that a compound or group uses inside must be 0, 1, 2, ... without a hole.
  void check_gaps(const Endpoint& tunnels, const std::string& what, const Place& place) {
    for (bool outputs : {false, true}) {
      std::set<int> used = outputs ? ports_into(tunnels.out) : ports_out_of(tunnels.in);
      int expected = 0;
      for (int port : used) {
        if (port != expected++) {
          diagnostics_.error(place, what + " uses " + (outputs ? "output" : "input") + " " + std::to_string(port) +
                                        " but not " + std::to_string(expected - 1));
          break;
        }
      }
    }
  }

  void add_edge(std::pair<int, int> from, std::pair<int, int> to, const Place& place) {
    edges_.push_back({from.first, from.second, to.first, to.second, place});
  }

  int new_node(FlatElement element) {
    nodes_.push_back({std::move(element), false});
    return static_cast<int>(nodes_.size()) - 1;
  }

  int new_tunnel(const std::string& name) {
    nodes_.push_back({{name, "", "", {}}, true});
    return static_cast<int>(nodes_.size()) - 1;
  }

  void expand_compounds(Scope& scope) {
    for (size_t i = 0; i < scope.compounds.size(); ++i) {
      if (nodes_.size() > kMaxNodes) {
        if (!too_large_) diagnostics_.error(scope.compounds[i].place, "the configuration expands to too many elements");
        too_large_ = true;
        return;
      }
      expand(CompoundInstance(scope.compounds[i]));
    }
  }

  // Picks the body that fits and walks it between the compound's tunnels.
  void expand(const CompoundInstance& instance) {
    const Compound& compound = *instance.element_class.compound;
    std::set<int> inputs = ports_into(instance.tunnels.in);
    std::set<int> outputs = ports_out_of(instance.tunnels.out);
    size_t used_inputs = inputs.empty() ? 0 : static_cast<size_t>(*inputs.rbegin()) + 1;
    size_t used_outputs = outputs.empty() ? 0 : static_cast<size_t>(*outputs.rbegin()) + 1;
    bool only = compound.bodies.size() == 1 && !compound.extends;

    std::string refusal;
    for (const CompoundBody& body : compound.bodies) {
      auto variables = std::make_shared<Variables>();
      variables->outer = instance.element_class.variables;
      if (std::string why = bind(body, instance, variables->values); !why.empty()) {
        refusal = why;
        continue;
      }
      size_t nodes = nodes_.size();
      size_t edges = edges_.size();
      Diagnostics saved = diagnostics_;
      Scope scope;
      scope.prefix = instance.tunnels.name + "/";
      scope.classes = instance.element_class.classes;
      scope.variables = variables;
      scope.border = {instance.tunnels.out, instance.tunnels.in, "", true};
      collect(scope, body.statements);
      walk(scope, body.statements);

      size_t has_inputs = ports_out_of(instance.tunnels.in).size();
      size_t has_outputs = ports_into(instance.tunnels.out).size();
      if (has_inputs < used_inputs || has_outputs < used_outputs ||
          (!only && (has_inputs != used_inputs || has_outputs != used_outputs))) {
        refusal = "has " + std::to_string(has_inputs) + " inputs and " + std::to_string(has_outputs) +
                  " outputs, but " + std::to_string(used_inputs) + " and " + std::to_string(used_outputs) +
                  " are connected";
        nodes_.resize(nodes);
        edges_.resize(edges);
        diagnostics_ = saved;
        continue;
      }
      check_gaps(instance.tunnels, "'" + instance.tunnels.name + "'", instance.place);
      expand_compounds(scope);
      return;
    }
    if (compound.extends) {
      expand_extended(instance);
    } else {
      diagnostics_.error(instance.place,
                         "'" + instance.tunnels.name + "' " + (only ? "" : "fits none of its definitions: ") + refusal);
    }
  }

  // "|| ...": the class that had the name before.
  void expand_extended(const CompoundInstance& instance) {
    ResolvedClass earlier = look_up(instance.element_class.classes.get(), instance.element_class.name);
    if (instance.element_class.name.empty()) {
      diagnostics_.error(instance.place, "'...' in a nameless compound element has nothing to extend");
    } else if (earlier.compound) {
      CompoundInstance again = instance;
      again.element_class = earlier;
      expand(again);
    } else {
      int node = new_node({instance.tunnels.name, earlier.name, instance.configuration, instance.place});
      redirect(instance.tunnels, node);
    }
  }

  // Binds arguments to the parameters of a body; answers why not, or nothing.
  static std::string bind(const CompoundBody& body, const CompoundInstance& instance,
                          std::map<std::string, std::string>& values) {
    std::vector<std::string> positional;
    std::map<std::string, std::string> keywords;
    for (const std::string& argument : split_arguments(instance.configuration)) {
      std::string_view rest = argument;
      std::string word = take_word(rest);
      bool known = std::any_of(body.formals.begin(), body.formals.end(),
                               [&](const Formal& f) { return f.keyword == word && word != "__REST__"; });
      if (known && keywords.emplace(word, rest).second) continue;
      positional.push_back(argument);
    }
    size_t used = 0;
    size_t wanted = 0;
    bool rest_taken = false;
    for (const Formal& formal : body.formals) {
      if (formal.keyword == "__REST__") {
        std::string rest;
        for (; used < positional.size(); ++used) rest += (rest.empty() ? "" : ", ") + positional[used];
        values[formal.variable] = rest;
        rest_taken = true;
      } else if (!formal.keyword.empty()) {
        auto given = keywords.find(formal.keyword);
        if (given == keywords.end()) return "misses its argument " + formal.keyword;
        values[formal.variable] = given->second;
      } else {
        ++wanted;
        if (used < positional.size()) values[formal.variable] = positional[used++];
      }
    }
    if (used < wanted || (!rest_taken && used < positional.size())) {
      return "takes " + std::to_string(wanted) + " arguments, " + std::to_string(positional.size()) + " given";
    }
    return "";
  }

  const FlattenOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Node> nodes_;
  std::vector<FlatConnection> edges_;
  std::vector<Requirement> requirements_;
  std::set<std::string> libraries_;
  std::set<std::string> class_names_;
  bool too_large_ = false;
};

FlatConfiguration Flattener::finish() {
  FlatConfiguration flat;
  flat.requirements = std::move(requirements_);
  flat.class_names.assign(class_names_.begin(), class_names_.end());
  std::vector<int> index(nodes_.size(), -1);
  for (size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].tunnel) continue;
    index[i] = static_cast<int>(flat.elements.size());
    flat.elements.push_back(std::move(nodes_[i].element));
  }
  std::map<std::pair<int, int>, std::vector<const FlatConnection*>> through;  // by tunnel and port
  for (const FlatConnection& edge : edges_) {
    if (nodes_[static_cast<size_t>(edge.from)].tunnel) through[{edge.from, edge.from_port}].push_back(&edge);
  }
  std::set<std::tuple<int, int, int, int>> seen;
  for (const FlatConnection& edge : edges_) {
    if (nodes_[static_cast<size_t>(edge.from)].tunnel) continue;
    std::vector<const FlatConnection*> pending{&edge};
    std::set<const FlatConnection*> followed{&edge};
    while (!pending.empty()) {
      const FlatConnection& step = *pending.back();
      pending.pop_back();
      if (!nodes_[static_cast<size_t>(step.to)].tunnel) {
        FlatConnection real{index[static_cast<size_t>(edge.from)], edge.from_port, index[static_cast<size_t>(step.to)],
                            step.to_port, edge.place};
        if (seen.insert({real.from, real.from_port, real.to, real.to_port}).second) flat.connections.push_back(real);
        continue;
      }
      for (const FlatConnection* next : through[{step.to, step.to_port}]) {
        if (followed.insert(next).second) pending.push_back(next);
      }
    }
  }
  return flat;
}

}  // namespace

FlatConfiguration flatten(std::string_view file, std::string_view text, const FlattenOptions& options,
                          Diagnostics& diagnostics) {
  Flattener flattener(options, diagnostics);
  flattener.file(file, text);
  FlatConfiguration flat = flattener.finish();
  flat.source = text;
  return flat;
}

std::string FlatConfiguration::text() const {
  std::string out;
  for (const FlatElement& element : elements) {
    out += element.name + " :: " + element.class_name;
    if (!element.configuration.empty()) out += "(" + element.configuration + ")";
    out += ";\n";
  }
  for (const FlatConnection& connection : connections) {
    out += elements[static_cast<size_t>(connection.from)].name;
    if (connection.from_port != 0) out += " [" + std::to_string(connection.from_port) + "]";
    out += " -> ";
    if (connection.to_port != 0) out += "[" + std::to_string(connection.to_port) + "] ";
    out += elements[static_cast<size_t>(connection.to)].name + ";\n";
  }
  return out;
}

}  // namespace click::lang
