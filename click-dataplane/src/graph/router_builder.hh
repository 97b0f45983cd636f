#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/port_spec.hh"
#include "graph/router.hh"

namespace click {

// Makes a router of a flat configuration, step by step, and goes on after mistakes so that all are reported.
class RouterBuilder {
 public:
  RouterBuilder(lang::FlatConfiguration configuration, const Policy& policy, int workers, Diagnostics& diagnostics);

  std::unique_ptr<Router> build();

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
  void connect_port(size_t index, bool output, int port);
  void configure();
  Node& node(int index) { return nodes_[static_cast<size_t>(index)]; }
  std::string port_text(size_t index, bool output, int port) const;

  const Policy& policy_;
  Diagnostics& diagnostics_;
  std::unique_ptr<Router> router_;
  std::vector<Node> nodes_;
  bool broken_ = false;  // an element is missing: what depends on the graph is not checked
};

}  // namespace click
