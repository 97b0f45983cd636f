#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace click {

// An element that gives numbers to aggregates and tells others when it forgets one.
class AggregateSource {
 public:
  virtual ~AggregateSource() = default;
  void on_forgotten(std::function<void(uint32_t)> listener) { listeners_.push_back(std::move(listener)); }

 protected:
  void tell_forgotten(uint32_t aggregate) const {
    for (const auto& listener : listeners_) listener(aggregate);
  }

 private:
  std::vector<std::function<void(uint32_t)>> listeners_;
};

}  // namespace click
