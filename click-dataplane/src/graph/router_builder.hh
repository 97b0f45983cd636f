#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/port_spec.hh"
#include "graph/router.hh"

namespace click {

// Makes a router of a flat configuration, step by step, and goes on after mistakes so that all are reported.
class RouterBuilder {
 public:
  RouterBuilder(lang::FlatConfiguration configuration, const Policy& policy, int workers, Diagnostics& diagnostics);

  std::unique_ptr<Router> build();

  // What require() may name. Everything is built in, so a requirement is met by its name or not at all.
  static const std::set<std::string_view>& packages();

 private:
  enum class Resolved : uint8_t { kOpen, kPush, kPull };
  struct Side {
    std::vector<Resolved> flow;
    std::vector<std::vector<const lang::FlatConnection*>> connections;  // by port
  };
  struct Node {
    Element* element = nullptr;
    Side inputs;
    Side outputs;
  };

  void check_requirements();
  void make_elements();
  void count_ports();
  int port_number(const Node& node, bool output, int used, int min, int max);
  void resolve_flow();
  void seed(size_t index, bool output, std::vector<std::pair<size_t, std::pair<bool, int>>>& pending);
  void spread(size_t index, bool output, int port, std::vector<std::pair<size_t, std::pair<bool, int>>>& pending);
  void settle(size_t index, bool output, int port, Resolved flow, const lang::FlatConnection* via,
              std::vector<std::pair<size_t, std::pair<bool, int>>>& pending);
  void clash(size_t index, bool output, int port, Resolved flow, const lang::FlatConnection* via);
  void connect();
  void warn_of_loops();
  int only_push_output(const Node& node, int input) const;
  std::vector<std::string> known_names(const std::string& word) const;
  void connect_port(size_t index, bool output, int port);
  void configure();
  Node& node(int index) { return nodes_[static_cast<size_t>(index)]; }
  // An element whose class is unknown is taken for one that suits everybody, so that the rest is checked all the same.
  static const char* ports_of(const Node& node) { return node.element != nullptr ? node.element->port_count() : "-/-"; }
  static const char* processing_of(const Node& node) {
    return node.element != nullptr ? node.element->processing() : "a/a";
  }
  static const char* flow_of(const Node& node) { return node.element != nullptr ? node.element->flow_code() : "x/y"; }
  std::string port_text(size_t index, bool output, int port) const;

  const Policy& policy_;
  Diagnostics& diagnostics_;
  std::unique_ptr<Router> router_;
  std::vector<Node> nodes_;
  bool broken_ = false;  // ports do not fit: what follows from that is not told
};

}  // namespace click
