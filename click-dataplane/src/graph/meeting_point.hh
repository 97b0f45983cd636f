#pragma once

#include "graph/element.hh"

namespace click {

// Mixed into elements where threads meet, such as queues: what is connected to a shared port need not share a worker
// with the element, nor with the others at that port.
class MeetingPoint {
 public:
  virtual ~MeetingPoint() = default;
  // Whether several workers may push to an input, or pull from an output, at the same time.
  virtual bool is_shared_input(PortId in) const = 0;
  virtual bool is_shared_output(PortId out) const = 0;
};

}  // namespace click
