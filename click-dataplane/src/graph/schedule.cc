#include "graph/schedule.hh"

#include <algorithm>
#include <cmath>

#include "graph/names.hh"
#include "graph/task.hh"

namespace click {

void Schedule::set_share(std::string_view definer, std::string_view name, double share) {
  shares_[{NameTable::scope_of(definer), std::string(name)}] = share;
}

void Schedule::set_thread(std::string_view definer, std::string_view name, int thread) {
  threads_[NameTable::scope_of(definer) + std::string(name)] = thread;
}

// From the outermost scope inwards: a share for all of `rest` decides, one for a compound element in front of it is a
// factor.
double Schedule::share(const std::string& scope, std::string_view rest) const {
  if (auto found = shares_.find({scope, std::string(rest)}); found != shares_.end()) return found->second;
  for (size_t slash = rest.rfind('/'); slash != std::string_view::npos && slash != 0;
       slash = rest.rfind('/', slash - 1)) {
    std::string compound(rest.substr(0, slash));
    auto factor = shares_.find({scope, compound});
    if (factor != shares_.end()) return factor->second * share(scope + compound + "/", rest.substr(slash + 1));
  }
  size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return 1;
  return share(scope + std::string(rest.substr(0, slash + 1)), rest.substr(slash + 1));
}

int Schedule::tickets(std::string_view element) const {
  if (shares_.empty()) return Task::kDefaultTickets;
  double tickets = std::round(share("", element) * Task::kDefaultTickets);
  return static_cast<int>(std::clamp<double>(tickets, 1, Task::kMaxTickets));
}

int Schedule::thread(std::string_view element) const {
  std::string name(element);
  for (;;) {
    if (auto found = threads_.find(name); found != threads_.end()) return found->second;
    size_t slash = name.rfind('/');
    if (slash == std::string::npos) return -1;
    name.resize(slash);
  }
}

}  // namespace click
