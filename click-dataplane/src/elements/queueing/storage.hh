#pragma once

#include <vector>

#include "graph/element.hh"

namespace click {

// What holds packets, as others see it: elements that manage queues ask for lengths.
class Storage {
 public:
  virtual ~Storage() = default;
  // Packets held now; any thread may ask.
  virtual unsigned length() const = 0;
  virtual unsigned capacity() const = 0;
};

// The nearest elements that hold packets, down from an output or up from an input; none is looked for beyond another.
std::vector<Element*> nearest_storages(const Element& from, PortId port, bool downstream);

// The argument QUEUES: those elements that are named, or the nearest ones where none is. An error if there are none.
Status find_storages(const Element& from, const std::vector<Element*>& named, std::vector<Element*>& found);

// Lengths summed up.
unsigned total_length(const std::vector<const Storage*>& storages);
std::vector<const Storage*> as_storages(const std::vector<Element*>& elements);

}  // namespace click
