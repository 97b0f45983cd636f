#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace click {

// What a configuration says about who runs how often and where (ScheduleInfo, StaticThreadSched). Names are those of
// elements or of compound elements, which speak for all elements inside.
class Schedule {
 public:
  // `name` as seen from the scope of the element named `definer`.
  void set_share(std::string_view definer, std::string_view name, double share);
  void set_thread(std::string_view definer, std::string_view name, int thread);

  // A task's tickets: its own share times those of the compound elements around it; a share that an outer scope gives
  // to the element by its full name takes the place of them all.
  int tickets(std::string_view element) const;
  // -1: nobody said.
  int thread(std::string_view element) const;

 private:
  double share(const std::string& scope, std::string_view rest) const;

  std::map<std::pair<std::string, std::string>, double, std::less<>> shares_;  // by scope ("a/b/") and name
  std::map<std::string, int, std::less<>> threads_;                            // by full name
};

}  // namespace click
