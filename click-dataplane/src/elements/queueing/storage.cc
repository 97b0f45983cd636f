#include "elements/queueing/storage.hh"

#include <algorithm>
#include <set>

#include "graph/port_spec.hh"

namespace click {

std::vector<Element*> nearest_storages(const Element& from, PortId port, bool downstream) {
  using Ends = std::vector<std::pair<Element*, PortId>>;
  std::vector<Element*> found;
  Ends pending = downstream ? from.downstream(port) : from.upstream(port);
  std::set<std::pair<Element*, PortId>> seen(pending.begin(), pending.end());
  while (!pending.empty()) {
    auto [at, arrived] = pending.back();
    pending.pop_back();
    if (dynamic_cast<Storage*>(at) != nullptr) {
      if (std::ranges::find(found, at) == found.end()) found.push_back(at);
      continue;
    }
    int count = downstream ? at->output_count() : at->input_count();
    for (PortId next = 0; next < count; ++next) {
      if (!flows(at->flow_code(), downstream ? arrived : next, downstream ? next : arrived)) continue;
      for (auto end : downstream ? at->downstream(next) : at->upstream(next)) {
        if (seen.insert(end).second) pending.push_back(end);
      }
    }
  }
  return found;
}

Status find_storages(const Element& from, const std::vector<Element*>& named, std::vector<Element*>& found) {
  if (!named.empty()) {
    Status status;
    for (Element* element : named) {
      if (dynamic_cast<Storage*>(element) == nullptr)
        status.add(Status::error("QUEUES: '" + element->declaration() + "' holds no packets"));
    }
    found = named;
    return status;
  }
  bool downstream = from.output_count() > 0 && from.output(0).flow() == Flow::kPush;
  found = nearest_storages(from, 0, downstream);
  if (!found.empty()) return Status::ok();
  return Status::error(std::string("there is no queue ") + (downstream ? "downstream" : "upstream") +
                       "; connect one, or name it with QUEUES");
}

std::vector<const Storage*> as_storages(const std::vector<Element*>& elements) {
  std::vector<const Storage*> storages;
  for (Element* element : elements) {
    if (const auto* storage = dynamic_cast<const Storage*>(element)) storages.push_back(storage);
  }
  return storages;
}

unsigned total_length(const std::vector<const Storage*>& storages) {
  unsigned sum = 0;
  for (const Storage* storage : storages) sum += storage->length();
  return sum;
}

}  // namespace click
