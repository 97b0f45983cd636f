#pragma once

#include "graph/element.hh"

namespace click {

// An element whose ports others may open and close, as a spanning tree does.
class PortGate {
 public:
  virtual ~PortGate() = default;
  virtual int gate_count() const = 0;
  virtual void set_gate(PortId port, bool open) = 0;
};

}  // namespace click
