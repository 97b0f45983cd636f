#pragma once

#include <memory>
#include <vector>

#include "graph/element.hh"

namespace click {

// Theory of operation
//
// Per-packet elements that follow one another are carried out together: a run takes a vector through all of them in one
// call, a few packets at a time, instead of each element handing the vector to the next. An output that leads to such
// an element leads to a run instead, which begins with that element and ends where an element does more than process
// packets one by one, has several ways to go on, or is pulled from. Packets that leave on the way, for a side output or
// because they are dropped, are handed on when the others are through, in the order in which the elements alone would
// have done so. While the graph is observed there are no runs, so that taps see every step.
class Runs {
 public:
  explicit Runs(const std::vector<std::unique_ptr<Element>>& elements);
  Runs(const Runs&) = delete;
  Runs& operator=(const Runs&) = delete;
  ~Runs();

  // Both while no worker runs.
  void join();
  // Lets each output lead to its element again.
  void part();

 private:
  class Run;
  struct Edge {
    Element* from;
    PortId from_port;
    Element* to;
    PortId to_port;
  };

  static bool fits(const Element& element, PortId in);
  static std::vector<Element*> members(Element* first);

  const std::vector<std::unique_ptr<Element>>& elements_;
  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<Edge> edges_;  // that lead to runs now
};

}  // namespace click
